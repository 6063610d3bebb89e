import type { Route } from 'next'

export const pathHeader = 'x-path'

export const home: Route = '/workspaces'

const MAX_LENGTH = 1_000

const own = 'https://own.invalid'

// The URL parser resolves '/..//host' to '//host', which the next reader takes for another host.
const startsLikeAHost = /^\/(\/|\\|%2f|%5c)/i

/**
 * Returns the landing page for anything but a path of this site, as a browser reads it.
 * https://cheatsheetseries.owasp.org/cheatsheets/Unvalidated_Redirects_and_Forwards_Cheat_Sheet.html
 */
export function ownPath(value: unknown): Route {
  if (typeof value !== 'string' || value.length > MAX_LENGTH || !value.startsWith('/')) return home

  const url = URL.parse(value, own)
  if (url?.origin !== own) return home

  const path = url.pathname + url.search + url.hash
  return startsLikeAHost.test(path) ? home : (path as Route)
}
