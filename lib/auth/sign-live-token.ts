import { importJWK, SignJWT } from 'jose'
import type { SigningKey } from '../environment/signing-key.ts'

const LIVE_TOKEN_SECONDS = 300

/** A token that joins one topic of Realtime and does nothing else: it names no user, so Auth and our API refuse it. */
export async function signLiveToken(
  key: SigningKey,
  topic: string,
): Promise<{ token: string; expiresAt: string }> {
  const issuedAt = Math.floor(Date.now() / 1000)
  const expiry = issuedAt + LIVE_TOKEN_SECONDS
  const token = await new SignJWT({ role: 'anon', live_topic: topic })
    .setProtectedHeader({ alg: 'ES256', kid: key.kid, typ: 'JWT' })
    .setIssuedAt(issuedAt)
    .setExpirationTime(expiry)
    .sign(await importJWK(key, 'ES256'))
  return { token, expiresAt: new Date(expiry * 1000).toISOString() }
}
