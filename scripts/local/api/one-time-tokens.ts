import { createHash, randomInt } from 'node:crypto'

/** A code and the hash that Lite stores for it. */
export function createOneTimeToken(email: string, length: number) {
  const code = Array.from({ length }, () => randomInt(10)).join('')
  return { code, hash: hashOneTimeToken(email, code) }
}

export function hashOneTimeToken(email: string, code: string): string {
  return createHash('sha256').update(email.toLowerCase()).update(code).digest('hex')
}
