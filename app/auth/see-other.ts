import type { Route } from 'next'

/** Redirects by GET. The response may set session cookies, so it must not be stored. */
export function seeOther(path: Route): Response {
  return new Response(null, {
    status: 303,
    headers: { location: path, 'cache-control': 'private, no-store' },
  })
}
