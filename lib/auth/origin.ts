import 'server-only'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])
const siteOrigin = new URL(env.NEXT_PUBLIC_SITE_URL).origin

/**
 * Throws `forbidden` unless an unsafe request names our host or site in Origin, which no page can forge.
 * https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
 */
export function requireOwnOrigin(request: Request): void {
  if (!safeMethods.has(request.method) && !isOwn(request)) throw foreignOrigin()
}

/** True for an unsafe request of another site’s page. A client that is no browser names no origin. */
export function isForeign(request: Request): boolean {
  return !safeMethods.has(request.method) && request.headers.has('origin') && !isOwn(request)
}

export function foreignOrigin(): AppError {
  return new AppError('forbidden', 'A request with a session cookie must come from our own pages.')
}

/** Compares whole origins, because a page of our host over http may be anybody's. */
function isOwn(request: Request) {
  const origin = request.headers.get('origin')
  return (
    origin === siteOrigin ||
    origin === `${schemeOf(request)}://${request.headers.get('host')}` ||
    (origin === 'null' && isSameOrigin(request))
  )
}

/** A browser hides the origin of a page whose proxy forbids a referrer, and a page cannot forge this header: https://w3c.github.io/webappsec-fetch-metadata */
function isSameOrigin({ headers }: Request) {
  return headers.get('sec-fetch-site') === 'same-origin'
}

/** Names our site where Next compares the origin of an action with the host, which a proxy before the app may have rewritten. */
export function nameOwnOrigin(request: Request, headers: Headers): void {
  if (safeMethods.has(request.method) || !request.headers.has('origin')) return
  headers.set('origin', siteOrigin)
  headers.set('x-forwarded-host', new URL(siteOrigin).host)
}

/** The scheme that the outermost of our proxies saw, as for clientAddress. Next fills the header in where no proxy does. */
function schemeOf({ headers, url }: Request, hops = env.TRUSTED_PROXY_HOPS) {
  const entries = (headers.get('x-forwarded-proto') ?? '').split(',').map((entry) => entry.trim())
  return entries.at(-Math.max(1, hops)) || entries[0] || new URL(url).protocol.slice(0, -1)
}
