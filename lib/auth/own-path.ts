import type { Route } from 'next'

/** proxy.ts hands the path of a page to it in this header. */
export const pathHeader = 'x-path'

export const home: Route = '/workspaces'

const MAX_LENGTH = 1_000

const own = 'https://own.invalid'

// The URL parser has resolved dots: '/..//host' has become '//host', which names another host to the next reader.
const startsLikeAHost = /^\/(\/|\\|%2f|%5c)/i

/**
 * Returns the path as a browser reads it, so no spelling of another host survives. Anything but a path of this site is the landing page.
 * https://cheatsheetseries.owasp.org/cheatsheets/Unvalidated_Redirects_and_Forwards_Cheat_Sheet.html
 */
export function ownPath(value: unknown): Route {
  if (typeof value !== 'string' || value.length > MAX_LENGTH || !value.startsWith('/')) return home

  const url = URL.parse(value, own)
  if (url?.origin !== own) return home

  const path = url.pathname + url.search + url.hash
  return startsLikeAHost.test(path) ? home : (path as Route)
}
