import 'server-only'
import type { NextRequest } from 'next/server'
import { cookieOptions, typedCookie } from '@/lib/auth/cookie-names'
import { type KeptForm, notTyped } from './kept-fields'
import { packedSmall, unpacked } from './kept-form'
import { keptOf } from './stale-form'

/** A person confirms that it is them within minutes, or has left. */
const KEPT_SECONDS = 900

/**
 * The cookie that keeps what was typed into a form while its author confirms that it is them, for the page to which they come back.
 * Undefined for a form without typed text.
 */
export function typedOn(path: string, form: FormData) {
  const kept = keptOf(form)
  if (!Object.keys(kept.values).some((name) => !notTyped.has(name))) return undefined
  return {
    name: typedCookie,
    value: `${packedSmall({ ...kept, afterProof: true })}.${Buffer.from(path).toString('base64url').slice(0, PATH_LETTERS)}`,
    ...cookieOptions,
    maxAge: KEPT_SECONDS,
  }
}

/** The part of a path that tells two pages apart. The rest of the cookie is for the text. */
const PATH_LETTERS = 400

/** The text that its author had typed into this page before, when the browser loads it whole. */
export function typedBefore({ method, headers, cookies, nextUrl }: NextRequest): KeptForm | undefined {
  if (method !== 'GET' || headers.has('rsc')) return undefined
  const [text = '', path] = cookies.get(typedCookie)?.value.split('.') ?? []
  const asked = Buffer.from(nextUrl.pathname + nextUrl.search)
    .toString('base64url')
    .slice(0, PATH_LETTERS)
  return path === asked ? unpacked(text) : undefined
}
