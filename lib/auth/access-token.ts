import 'server-only'
import { createRemoteJWKSet, decodeJwt, errors, jwtVerify } from 'jose'
import { z } from 'zod'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'

/** How long the key set may take to load; it then stays in memory, so verifying costs no network. */
const KEYS_TIMEOUT_MS = 3_000
/** How often a token with an unknown key may cause the key set to be loaded again. */
const KEYS_COOLDOWN_MS = 30_000
const KEYS_MAX_AGE_MS = 600_000
/** Clocks of two servers differ. */
const CLOCK_TOLERANCE_SECONDS = 5

const issuer = `${env.NEXT_PUBLIC_SUPABASE_URL}/auth/v1`

const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`), {
  timeoutDuration: KEYS_TIMEOUT_MS,
  cooldownDuration: KEYS_COOLDOWN_MS,
  cacheMaxAge: KEYS_MAX_AGE_MS,
})

/** What we rely on in a token; anything that a user can write, such as user_metadata, is left out. */
const Claims = z.object({
  sub: z.uuid(),
  role: z.literal('authenticated'),
  session_id: z.uuid().optional(),
  email: z.string().optional(),
})
export type Claims = z.infer<typeof Claims>

/**
 * The claims of an access token that our Supabase project signed with an asymmetric key, for us, and that has not expired.
 * Throws `unauthenticated` for any other token and `unavailable` when the keys cannot be loaded.
 * https://supabase.com/docs/guides/auth/signing-keys
 */
export async function verifyAccessToken(token: string): Promise<Claims> {
  const { payload } = await jwtVerify(token, keys, {
    issuer,
    audience: 'authenticated',
    algorithms: ['ES256', 'RS256'],
    requiredClaims: ['sub', 'exp'],
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
  }).catch(refuse)

  const claims = Claims.safeParse(payload)
  return claims.success ? claims.data : refuse(claims.error)
}

/** How long a verified token is still good for; 0 when it is no longer. */
export function secondsLeftOf(token: string): number {
  return Math.max(0, Math.floor(decodeJwt(token).exp! - Date.now() / 1000))
}

/** Rejects unless the key set can be had, from memory or within its timeout. */
export async function checkKeys(): Promise<void> {
  if (!keys.fresh) await keys.reload()
}

function refuse(error: unknown): never {
  if (isAboutTheToken(error)) throw new AppError('unauthenticated', 'Sign in to continue.', { cause: error })
  throw new AppError('unavailable', 'Sign-in cannot be checked right now.', {
    cause: error,
    retryAfterSeconds: 2,
  })
}

function isAboutTheToken(error: unknown) {
  if (error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid) return false
  return (
    error instanceof z.ZodError || (error instanceof errors.JOSEError && error.code !== 'ERR_JOSE_GENERIC')
  )
}
