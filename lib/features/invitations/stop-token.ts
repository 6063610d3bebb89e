import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { derivedKey } from '@/lib/auth/derived-key'
import { mailboxOf } from '@/lib/mail/address'

const PURPOSE = 'plinth stop invitations'

/** Lets whoever has the mail stop invitations to its mailbox, and nothing else. Holds no address. */
export function stopTokenFor(email: string): string {
  const hash = createHash('sha256').update(mailboxOf(email)).digest()
  return `${hash.toString('base64url')}.${signatureOf(hash).toString('base64url')}`
}

/** SHA-256 of the mailbox, in hexadecimal. Undefined for a token that we have not signed. */
export function addressHashIn(token: string): string | undefined {
  const [hash, signature] = token.split('.').map((part) => Buffer.from(part, 'base64url'))
  const expected = signatureOf(hash!)
  if (signature?.length !== expected.length || !timingSafeEqual(signature, expected)) return undefined
  return hash!.toString('hex')
}

function signatureOf(hash: Buffer) {
  return createHmac('sha256', derivedKey(PURPOSE)).update(hash).digest()
}
