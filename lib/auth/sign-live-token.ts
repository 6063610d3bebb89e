import { importJWK, SignJWT } from 'jose'
import type { SigningKey } from '../environment/signing-key.ts'

/** Realtime keeps a listener until the token ends, so this is how long a removed member may still hear that something changed. */
const LIVE_TOKEN_SECONDS = 300

/**
 * A token that can join one topic of Realtime and do nothing else. It has the rights of the publishable key alone and names no user, so Auth
 * and our API refuse it. private.live_topic says who may have which topic.
 * https://supabase.com/docs/guides/auth/signing-keys#how-to-create-mint-jwts-if-access-to-the-private-key-or-shared-secret-is-not-possible
 */
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
