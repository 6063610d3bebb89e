import type { Route } from 'next'

export const noStore = { 'cache-control': 'private, no-store' }

/** Redirects by GET. The response may set session cookies, so it must not be stored. */
export function seeOther(path: Route): Response {
  return new Response(null, {
    status: 303,
    headers: { ...noStore, location: path },
  })
}
