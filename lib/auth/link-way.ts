import type { Route } from 'next'
import { env } from '@/lib/env'
import { isLocale, type Locale } from './locale'
import { home, ownPath } from './own-path'

const confirmPath = '/auth/confirm'

/** Parameters of Auth’s redirect address, which the mail and the page of its link get back. */
export type MailedWay = {
  /** The path to go on to. Empty for none. */
  next: string
  locale: Locale
}

/** The token that a link in a mail spends, and its type: https://supabase.com/docs/guides/auth/server-side/nextjs */
export type Token = { tokenHash: string; type: string }

/** The project must allow this redirect address. */
export function redirectFor({ next, locale }: MailedWay): string {
  const query = new URLSearchParams({ ...(next && { next }), locale })
  return `${env.NEXT_PUBLIC_SITE_URL}${confirmPath}?${query}`
}

/**
 * Returns the path that a redirect address names, or the landing page. Anybody may ask Auth for a mail with any redirect address that the
 * project allows, so one that is not ours never leads on.
 */
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

// A path under /auth/, however it is spelled, is a step of signing in and no place to go on to.
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
