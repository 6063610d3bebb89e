import type { Route } from 'next'

/** Sends a browser on by GET. A session may travel in the answer's cookies, so nothing may store it. */
export function seeOther(path: Route): Response {
  return new Response(null, {
    status: 303,
    headers: { location: path, 'cache-control': 'private, no-store' },
  })
}
