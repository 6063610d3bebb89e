import { z } from 'zod'
import { localDefaults } from '../local-defaults.ts'
import { published } from './published.ts'

const coordinate = z.string().regex(/^[\w-]{43}$/)

/** A private key for ES256 as `supabase gen signing-key` prints it. Realtime finds its public half by `kid`. */
const SigningKey = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  alg: z.literal('ES256').optional(),
  kid: z.string().min(1),
  x: coordinate,
  y: coordinate,
  d: coordinate,
})
export type SigningKey = z.infer<typeof SigningKey>

export function readSigningKey(text: string): SigningKey | undefined {
  try {
    return SigningKey.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** Compares keys, because JSON can write the same key in several ways. */
export function signingKeyRefusal(text: string): string | undefined {
  return readSigningKey(text)?.d === readSigningKey(localDefaults.LIVE_SIGNING_KEY)?.d
    ? `${published}make one with npx supabase gen signing-key --algorithm ES256.`
    : undefined
}
