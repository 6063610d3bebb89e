import type { Route } from 'next'
import { env } from '@/lib/env'
import { isLocale, type Locale } from './locale'
import { home, ownPath } from './own-path'

const confirmPath = '/auth/confirm'

export type MailedWay = {
  next: string
  locale: Locale
}

/** Single-use token of a link in a mail: https://supabase.com/docs/guides/auth/server-side/nextjs */
export type Token = { tokenHash: string; type: string }

/** The project must allow this redirect address. */
export function redirectFor({ next, locale }: MailedWay): string {
  const query = new URLSearchParams({ ...(next && { next }), locale })
  return `${env.NEXT_PUBLIC_SITE_URL}${confirmPath}?${query}`
}

/** Returns the landing page for a foreign address, because anybody can ask Auth for a mail with any redirect that the project allows. */
export function wayIn(redirect: unknown): { next: Route; locale?: Locale } {
  if (typeof redirect !== 'string') return { next: home }
  if (redirect.startsWith('/')) return { next: pagePath(redirect) }

  const url = URL.parse(redirect)
  if (url?.origin !== new URL(env.NEXT_PUBLIC_SITE_URL).origin) return { next: home }
  if (url.pathname === '/') return { next: home }
  if (url.pathname !== confirmPath) return { next: pagePath(url.pathname + url.search + url.hash) }

  const locale = url.searchParams.get('locale')
  const next = pagePath(url.searchParams.get('next'))
  return isLocale(locale) ? { next, locale } : { next }
}

// Sign-in steps under /auth/ are no place to go on to, however the path is spelled.
function pagePath(value: unknown): Route {
  const path = ownPath(value)
  return /^\/auth(?![^/?#])/.test(unescaped(path)) ? home : path
}

function unescaped(path: string) {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

export function confirmPathFor({ tokenHash, type }: Token, next: Route): `/${string}` {
  const query = new URLSearchParams({ token_hash: tokenHash, type, ...(next !== home && { next }) })
  return `${confirmPath}?${query}`
}
