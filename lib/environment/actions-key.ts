import { createHash } from 'node:crypto'

const noKey = 'none'

// AES key lengths in bytes: https://nextjs.org/docs/app/guides/self-hosting#server-functions-encryption-key
const keyLengths = new Set([16, 24, 32])

export function isActionsKey(key: string): boolean {
  const bytes = Buffer.from(key, 'base64')
  return keyLengths.has(bytes.length) && bytes.toString('base64') === key
}

/** Every build contains the fingerprint, so it must not reveal the key. */
export function fingerprintOf(key: string | undefined): string {
  return key ? createHash('sha256').update(key).digest('hex').slice(0, 16) : noKey
}

export function actionsKeyRefusal(key: string, ofBuild: string): string | undefined {
  if (ofBuild === fingerprintOf(key)) return undefined
  const made = ofBuild === noKey ? 'without this key' : 'with another key'
  return `is not what this build was made with: it was made ${made}. Set it for "npm run build" as well.`
}
