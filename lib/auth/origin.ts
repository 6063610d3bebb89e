import 'server-only'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Throws `forbidden` unless an unsafe request names our host or site in Origin, which no page can forge. A page whose address is a secret
 * has the referrer policy `same-origin`, because under `no-referrer` its forms would name no origin.
 * https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
 */
export function requireOwnOrigin(request: Request): void {
  if (safeMethods.has(request.method) || isOwn(request.headers)) return

  throw new AppError('forbidden', 'A request with a session cookie must come from our own pages.')
}

/** A client that is no browser names no origin. */
export function isForeign({ headers }: Request): boolean {
  return headers.has('origin') && !isOwn(headers)
}

function isOwn(headers: Headers) {
  const origin = headers.get('origin')
  return origin === env.NEXT_PUBLIC_SITE_URL || (!!origin && hostOf(origin) === headers.get('host'))
}

function hostOf(origin: string) {
  return URL.parse(origin)?.host
}
