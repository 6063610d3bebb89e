import 'server-only'
import { createLocalJWKSet, createRemoteJWKSet, customFetch, type JWK } from 'jose'
import { env } from '@/lib/env'
import { processWide } from '@/lib/environment/process-wide'

const KEYS_TIMEOUT_MS = 3_000
const KEYS_COOLDOWN_MS = 30_000
const KEYS_MAX_AGE_MS = 600_000
/** jose refuses shorter keys when they verify: https://www.rfc-editor.org/rfc/rfc7518#section-3.3 */
const RSA_BITS_MIN = 2_048

export const issuer = `${env.NEXT_PUBLIC_SUPABASE_URL}/auth/v1`

/** Excludes shared secrets, because a verifier could also sign with one. */
export const algorithms = ['ES256', 'RS256']

/** Loaded once per process, so pages and route handlers share the set and its cooldown. https://supabase.com/docs/guides/auth/signing-keys */
export const signingKeys = processWide('signing-keys', () =>
  createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`), {
    timeoutDuration: KEYS_TIMEOUT_MS,
    cooldownDuration: KEYS_COOLDOWN_MS,
    cacheMaxAge: KEYS_MAX_AGE_MS,
    [customFetch]: async (url, options) => {
      const response = await fetch(url, options)
      if (!response.ok) throw new Error(`The key set was answered with ${response.status}.`)
      return response
    },
  }),
)

export async function checkKeys(): Promise<void> {
  if (signingKeys.fresh && (await hasUsableKey())) return

  if (!signingKeys.coolingDown) await signingKeys.reload()
  if (await hasUsableKey()) return
  throw new Error(
    `The key set has no public key for ${algorithms.join(' or ')}: is the project on asymmetric signing keys?`,
  )
}

async function hasUsableKey() {
  const { keys = [] } = signingKeys.jwks() ?? {}
  const usable = await Promise.all(keys.map(isUsable))
  return usable.includes(true)
}

async function isUsable(key: JWK) {
  const pick = createLocalJWKSet({ keys: [key] })
  const picked = await Promise.all(algorithms.map((alg) => pick({ alg }).catch(() => undefined)))
  return picked.some((found) => {
    const bits = (found?.algorithm as RsaHashedKeyAlgorithm | undefined)?.modulusLength
    return found && (bits === undefined || bits >= RSA_BITS_MIN)
  })
}
