import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { exportJWK, generateKeyPair } from 'jose'

/** The private half of the key that signs access tokens, as a JWK. `kid` names it in the published set. */
export type SigningKey = {
  kty: 'EC'
  crv: 'P-256'
  x: string
  y: string
  d: string
  kid: string
  alg: 'ES256'
}

/** A key of somebody else. Its public half is enough. */
export type TrustedKey = Omit<SigningKey, 'd' | 'alg'>

/** Reads `signing-key.json` in `dir`, or makes it, readable by its owner alone. */
export async function signingKey(dir: string): Promise<{ file: string; key: SigningKey }> {
  const file = join(dir, 'signing-key.json')
  const stored = readStored(file)
  if (stored) return { file, key: stored }

  const key = await generate()
  mkdirSync(dirname(file), { recursive: true })
  try {
    writeFileSync(file, `${JSON.stringify(key)}\n`, { mode: 0o600, flag: 'wx' })
    return { file, key }
  } catch (error) {
    // Another process may have made it a moment ago: then both must sign with that one.
    const other = readStored(file)
    if (!other) throw error
    return { file, key: other }
  }
}

async function generate(): Promise<SigningKey> {
  const pair = await generateKeyPair('ES256', { extractable: true })
  const { x = '', y = '', d = '' } = await exportJWK(pair.privateKey)
  return { kty: 'EC', crv: 'P-256', x, y, d, kid: randomUUID(), alg: 'ES256' }
}

function readStored(file: string): SigningKey | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as SigningKey
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new Error(`${file} cannot be read: delete it to get a new key`, { cause: error })
  }
}
