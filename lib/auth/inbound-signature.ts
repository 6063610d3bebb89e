import 'server-only'
import { Webhook } from 'standardwebhooks'
import { AppError } from '@/lib/errors'

/** No registered scheme is a signature over a body. */
const challenge = 'StandardWebhooks headers="webhook-id webhook-timestamp webhook-signature"'

/**
 * Throws `unauthenticated` unless one of the secrets signed the body, under this id, within the last five minutes.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#verifying-signatures
 */
export function requireSignature(body: Uint8Array, headers: Headers, secrets: string[]): void {
  const signed = Object.fromEntries(headers)
  if (secrets.some((secret) => isSigned(body, signed, secret))) return
  throw new AppError('unauthenticated', 'The signature is not valid.', {
    headers: { 'www-authenticate': challenge },
  })
}

function isSigned(body: Uint8Array, headers: Record<string, string>, secret: string) {
  try {
    new Webhook(secret).verify(Buffer.from(body), headers, { jsonParse: false })
    return true
  } catch {
    return false
  }
}
