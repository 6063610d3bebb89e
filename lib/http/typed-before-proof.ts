import 'server-only'
import type { NextRequest } from 'next/server'
import { cookieOptions, typedCookie } from '@/lib/auth/cookie-names'
import { type KeptForm, notTyped } from './kept-fields'
import { packedSmall, unpacked } from './kept-form'
import { keptOf } from './stale-form'

const KEPT_SECONDS = 900

/** The part of a path that tells two pages apart. The rest of the cookie is for the text. */
const PATH_LETTERS = 400

export const typedGone = { name: typedCookie, value: '', ...cookieOptions, maxAge: 0 }

/** The cookie that brings a form back to the page after the proof. Undefined for a form without typed text. */
export function typedOn(path: string, form: FormData, author: string) {
  const kept = keptOf(form)
  if (!Object.keys(kept.values).some((name) => !notTyped.has(name))) return undefined
  return {
    name: typedCookie,
    value: `${packedSmall({ ...kept, author })}.${keyOf(path)}`,
    ...cookieOptions,
    maxAge: KEPT_SECONDS,
  }
}

export function typedBefore({ method, headers, cookies, nextUrl }: NextRequest): KeptForm | undefined {
  if (method !== 'GET' || headers.has('rsc')) return undefined
  const [text = '', path] = cookies.get(typedCookie)?.value.split('.') ?? []
  const kept = path === keyOf(nextUrl.pathname + nextUrl.search) ? unpacked(text) : undefined
  return kept?.author ? kept : undefined
}

function keyOf(path: string) {
  return Buffer.from(path).toString('base64url').slice(0, PATH_LETTERS)
}
