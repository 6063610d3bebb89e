import { createHash } from 'node:crypto'
import { createLocalJWKSet, importJWK, jwtVerify, SignJWT, type JWTPayload } from 'jose'
import type { SigningKey } from './signing-key.ts'

export type AccessTokens = Awaited<ReturnType<typeof createAccessTokens>>

/** Signs and verifies with the one key. `verify` throws jose's errors: a foreign key, another algorithm, an expired token. */
export async function createAccessTokens(signingKey: SigningKey) {
  const { d: _private, ...point } = signingKey
  const publicKey = { ...point, use: 'sig', key_ops: ['verify'], ext: true }
  const privateKey = await importJWK(signingKey, 'ES256')
  const keySet = createLocalJWKSet({ keys: [publicKey] })

  return {
    keySet: { keys: [publicKey] },

    sign(claims: JWTPayload): Promise<string> {
      const header = { alg: 'ES256', kid: signingKey.kid, typ: 'JWT' }
      return new SignJWT(claims).setProtectedHeader(header).sign(privateKey)
    },

    async verify(token: string): Promise<JWTPayload> {
      const { payload, protectedHeader } = await jwtVerify(token, keySet, { algorithms: ['ES256'] })
      if (protectedHeader.kid !== signingKey.kid) throw new Error('the token names no key')
      return payload
    },
  }
}

/** The secret of Lite's inner tokens and signed URLs. It is derived from the key, so both outlive a restart. */
export function liteSecret(signingKey: SigningKey): string {
  return createHash('sha256').update('supabase-lite').update(signingKey.d).digest('hex')
}
