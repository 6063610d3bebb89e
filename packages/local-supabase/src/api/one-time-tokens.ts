import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash, randomInt } from 'node:crypto'

export const PKCE_PREFIX = 'pkce_'

type Links = { prefix: string; renamed: { from: string; to: string }[] }

/** The prefix of the links of this request, and the hashes of Supabase Lite that they replace. */
export const requestLinks = new AsyncLocalStorage<Links>()

/** A code, and the hash by which its link and auth.users name it. */
export function createOneTimeToken(email: string, length: number) {
  const code = Array.from({ length }, () => randomInt(10)).join('')
  return { code, hash: linkHash(email, code) }
}

/** The hash for a code that Supabase Lite made, which takes the place of Lite's own when the request is done. */
export function replaceLiteHash(email: string, code: string, from: string): string {
  const to = linkHash(email, code)
  requestLinks.getStore()?.renamed.push({ from, to })
  return to
}

export function hashOneTimeToken(email: string, code: string): string {
  return createHash('sha224').update(email.toLowerCase()).update(code).digest('hex')
}

function linkHash(email: string, code: string): string {
  return (requestLinks.getStore()?.prefix ?? '') + hashOneTimeToken(email, code)
}
