import { createHash } from 'node:crypto'
import { createLocalJWKSet, importJWK, jwtVerify, SignJWT, type JWTPayload } from 'jose'
import type { SigningKey, TrustedKey } from './signing-key.ts'

export type AccessTokens = Awaited<ReturnType<typeof createAccessTokens>>

/**
 * Signs with one key and verifies by it and the trusted ones. `verify` throws jose's errors: a foreign key, another algorithm, an
 * expired token.
 */
export async function createAccessTokens(signingKey: SigningKey, trustedKeys: TrustedKey[] = []) {
  const keys = [signingKey, ...trustedKeys].map(publicHalf)
  const privateKey = await importJWK(signingKey, 'ES256')
  const keySet = createLocalJWKSet({ keys })

  return {
    keySet: { keys },

    sign(claims: JWTPayload): Promise<string> {
      const header = { alg: 'ES256', kid: signingKey.kid, typ: 'JWT' }
      return new SignJWT(claims).setProtectedHeader(header).sign(privateKey)
    },

    async verify(token: string): Promise<JWTPayload> {
      const { payload, protectedHeader } = await jwtVerify(token, keySet, { algorithms: ['ES256'] })
      if (!protectedHeader.kid) throw new Error('the token names no key')
      return payload
    },
  }
}

function publicHalf({ kty, crv, x, y, kid }: TrustedKey) {
  return { kty, crv, x, y, kid, alg: 'ES256', use: 'sig', key_ops: ['verify'], ext: true }
}

/** The secret of Lite's inner tokens and signed URLs. It is derived from the key, so both outlive a restart. */
export function liteSecret(signingKey: SigningKey): string {
  return createHash('sha256').update('supabase-lite').update(signingKey.d).digest('hex')
}
