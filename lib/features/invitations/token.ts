import { createHash, randomBytes } from 'node:crypto'
import { TOKEN_PREFIX } from './schema'

/** With 256 random bits the plain hash needs no salt. */
const TOKEN_BYTES = 32

export function createToken(): string {
  return TOKEN_PREFIX + randomBytes(TOKEN_BYTES).toString('base64url')
}

export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
