import 'server-only'
import { env } from '@/lib/env'

const namedOrigins: ReadonlySet<string> = new Set(env.API_ALLOWED_ORIGINS)

/** The time for which a removed origin may go on. Browsers keep a preflight for two hours at most. */
const PREFLIGHT_SECONDS = 600

const sent = 'authorization, content-type, idempotency-key, if-match, if-none-match, x-request-id'
const shown =
  'content-disposition, deprecation, etag, idempotency-replayed, link, location, ratelimit, ratelimit-policy, retry-after, sunset, www-authenticate, x-request-id'

/**
 * Opens an answer of the API to scripts of the named origins, which bring a credential of their own. It never allows
 * cookies. https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export function shareAnswer(request: Request, answer: Headers): void {
  if (namedOrigins.size === 0 || !new URL(request.url).pathname.startsWith('/api/v1/')) return
  answer.append('vary', 'Origin')

  const origin = request.headers.get('origin')
  if (origin === null || !namedOrigins.has(origin) || request.headers.has('cookie')) return
  answer.set('access-control-allow-origin', origin)
  answer.set('access-control-expose-headers', shown)
  if (isPreflight(request)) describe(answer)
}

function isPreflight({ method, headers }: Request) {
  return method === 'OPTIONS' && headers.has('access-control-request-method')
}

function describe(answer: Headers) {
  answer.set('access-control-allow-methods', answer.get('allow') ?? '')
  answer.set('access-control-allow-headers', sent)
  answer.set('access-control-max-age', String(PREFLIGHT_SECONDS))
}
