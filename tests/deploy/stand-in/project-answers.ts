import { createPublicKey, generateKeyPairSync, type JsonWebKey } from 'node:crypto'
import type { Handle } from './listening'

const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })

/** The behaviour of a hosted project's API. A test changes the part that it needs. */
export type Project = {
  keys: JsonWebKey[]
  keysStatus: number
  publishableKey: string
  secretKeys: string[]
  openTables: string[]
  /** The programs that may not use the secret key. */
  refusedAgent: RegExp
}

export function rightProject(publishableKey: string, secretKey: string, liveSigningKey: string): Project {
  const live = JSON.parse(liveSigningKey)
  const imported = createPublicKey({ key: live, format: 'jwk' })
  return {
    keys: [
      { ...publicKey.export({ format: 'jwk' }), alg: 'ES256', kid: 'f1b0', use: 'sig' },
      { ...imported.export({ format: 'jwk' }), alg: 'ES256', kid: live.kid, use: 'sig' },
    ],
    keysStatus: 200,
    publishableKey,
    secretKeys: [secretKey],
    openTables: [],
    refusedAgent: /Mozilla/,
  }
}

/** Answers like Supabase's gateway, which looks at the key first. */
export function answersOf(current: () => Project): Handle {
  return ({ url, headers }) => {
    const { keys, keysStatus, publishableKey, secretKeys, openTables, refusedAgent } = current()
    const path = url!.split('?')[0]!
    if (path === '/auth/v1/.well-known/jwks.json') return { status: keysStatus, json: { keys } }

    const key = String(headers.apikey)
    const isSecret = secretKeys.includes(key)
    if (key !== publishableKey && !isSecret) return { status: 401, json: { message: 'Invalid API key' } }
    if (isSecret && refusedAgent.test(headers['user-agent'] ?? ''))
      return { status: 401, json: { message: 'Forbidden use of secret API key in browser' } }
    if (path === '/auth/v1/settings') return { status: 200, json: { disable_signup: false } }
    if (path === '/auth/v1/admin/users')
      return isSecret ? { status: 200, json: { users: [] } } : { status: 401, json: { code: 401 } }
    if (path.startsWith('/rest/v1/')) {
      const isOpen = openTables.includes(path.slice('/rest/v1/'.length))
      return isOpen ? { status: 200, json: [] } : { status: 401, json: { code: '42501' } }
    }
    return { status: 404, json: {} }
  }
}
