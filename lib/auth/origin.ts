import 'server-only'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * A browser attaches our cookie to requests that other sites make, but names the site in Origin, which no page can forge.
 * Throws `forbidden` unless an unsafe request names the host that it was sent to, or the site's own address. A page of ours whose
 * address is a secret sends no referrer, and then its form's Origin is null: there Sec-Fetch-Site, which no page can forge, counts.
 * https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
 */
export function requireOwnOrigin(request: Request): void {
  if (safeMethods.has(request.method)) return

  const origin = request.headers.get('origin')
  if (origin === env.NEXT_PUBLIC_SITE_URL || (origin && hostOf(origin) === request.headers.get('host')))
    return
  if (origin === 'null' && request.headers.get('sec-fetch-site') === 'same-origin') return

  throw new AppError('forbidden', 'A request with a session cookie must come from our own pages.')
}

function hostOf(origin: string) {
  return URL.parse(origin)?.host
}
