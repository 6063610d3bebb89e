import type { Route } from 'next'

/** In which request header proxy.ts hands the path of the page to the page. */
export const pathHeader = 'x-path'

export const home: Route = '/workspaces'

// Longer than any of our paths; a header or a query has no room for more.
const MAX_LENGTH = 1_000

// Any origin serves: it only shows where a browser would go from a page of ours.
const own = 'https://own.invalid'

// Dots are resolved by then: '/..//host' has become '//host', which names another host to the next reader.
const startsLikeAHost = /^\/(\/|\\|%2f|%5c)/i

/**
 * The value when it names a path of this site, else the page that people land on after sign-in. What comes back is the path
 * as a browser reads it, so no spelling of another host survives.
 * https://cheatsheetseries.owasp.org/cheatsheets/Unvalidated_Redirects_and_Forwards_Cheat_Sheet.html
 */
export function ownPath(value: unknown): Route {
  if (typeof value !== 'string' || value.length > MAX_LENGTH || !value.startsWith('/')) return home

  const url = URL.parse(value, own)
  if (url?.origin !== own) return home

  const path = url.pathname + url.search + url.hash
  return startsLikeAHost.test(path) ? home : (path as Route)
}
