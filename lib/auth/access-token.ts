import 'server-only'
import { errors, jwtVerify } from 'jose'
import { z } from 'zod'
import { AppError } from '@/lib/errors'
import type { Proof } from './caller'
import { algorithms, issuer, signingKeys } from './signing-keys'

const CLOCK_TOLERANCE_SECONDS = 5

const Proof: z.ZodType<Proof> = z.object({ method: z.string(), timestamp: z.number() })

/** Claims that Auth alone writes and never changes. Users write others, such as user_metadata, and an address may change. */
const Claims = z.object({
  sub: z.uuid(),
  role: z.literal('authenticated'),
  is_anonymous: z.literal(false).optional(),
  client_id: z.undefined().optional(),
  session_id: z.uuid().optional(),
  awaits_factor: z.boolean().optional(),
  // An assurance that nobody foresaw counts as none. The database decides what a method is good for.
  aal: z.enum(['aal1', 'aal2']).catch('aal1'),
  amr: z
    .array(z.unknown())
    .catch([])
    .transform((proofs) => proofs.flatMap(proofIn)),
})
type Claims = z.infer<typeof Claims>

/** Throws `unauthenticated` unless the token lives and our project signed it asymmetrically for our audience, `unavailable` without the keys. */
export async function verifyAccessToken(token: string): Promise<Claims> {
  const { payload } = await jwtVerify(token, signingKeys, {
    issuer,
    audience: 'authenticated',
    algorithms,
    requiredClaims: ['sub', 'exp'],
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
  }).catch(refuse)

  const claims = Claims.safeParse(payload)
  return claims.success ? claims.data : refuse(claims.error)
}

/** A hook may list methods without their times, which prove nothing. */
function proofIn(listed: unknown): Proof[] {
  const proof = Proof.safeParse(listed)
  return proof.success ? [proof.data] : []
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
