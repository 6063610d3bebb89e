import type { Route } from 'next'
import { env } from '@/lib/env'
import { isLocale, type Locale } from './locale'
import { home, ownPath } from './own-path'

/** The page that the links in mails lead to. */
const confirmPath = '/auth/confirm'

/** Parameters that Auth's redirect address carries from the request for a mail to the mail and to the page that its link opens. */
export type MailedWay = {
  /** The path that the person was on the way to; empty for none. */
  next: string
  /** The language of the mail. */
  locale: Locale
}

/** The token that a link in a mail spends, and its type: https://supabase.com/docs/guides/auth/server-side/nextjs */
export type Token = { tokenHash: string; type: string }

/** The redirect address that Auth is asked to put into a mail. It must be among the redirect addresses of the project. */
export function redirectFor({ next, locale }: MailedWay): string {
  const query = new URLSearchParams({ ...(next && { next }), locale })
  return `${env.NEXT_PUBLIC_SITE_URL}${confirmPath}?${query}`
}

/**
 * The way on that a redirect address names, or a path of ours in its place. Anybody may ask Auth for a mail, with whatever redirect
 * address the project allows: one that is not ours, and the site's own, lead to the page that people land on after sign-in.
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

// What lies under /auth/ is a step of signing in, however its address is spelled: nobody is on the way to it.
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

/** The path of the page that asks before a token is spent. */
export function confirmPathFor({ tokenHash, type }: Token, next: Route): `/${string}` {
  const query = new URLSearchParams({ token_hash: tokenHash, type, ...(next !== home && { next }) })
  return `${confirmPath}?${query}`
}
