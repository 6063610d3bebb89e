import { authError } from './answers.ts'
import { callerAddress } from './caller-address.ts'
import type { Context } from './context.ts'
import type { Door } from './door.ts'

/** The requests that an endpoint takes from an address at once. The config file sets the refill alone. */
const BURST = 30
/** The numbers of `[auth.rate_limit]` are what comes back in this time. */
const REFILL_MS = 5 * 60_000
/** The refill of the endpoints of a factor in that time, which the CLI leaves at Supabase Auth's own fifteen a minute. */
const FACTOR_REFILL = 75
/** The refill of challenges of passkeys in that time, for which the CLI has no key. */
const PASSKEY_REFILL = 30
/** More than one machine asks from. Beyond it the oldest are forgotten, which are the fullest. */
const BUCKETS_MAX = 10_000

type Rates = Context['config']['auth']['rate_limit']

const grants = new Set(['password', 'refresh_token', 'id_token', 'pkce'])

/** Which setting refills the bucket of which endpoint. Sign-ins and refreshes share one. */
const refills: Record<string, keyof Rates> = {
  'POST /auth/v1/token': 'token_refresh',
  'POST /auth/v1/signup': 'sign_in_sign_ups',
  'POST /auth/v1/otp': 'sign_in_sign_ups',
  'POST /auth/v1/magiclink': 'sign_in_sign_ups',
  'POST /auth/v1/recover': 'sign_in_sign_ups',
  'POST /auth/v1/resend': 'sign_in_sign_ups',
  'PUT /auth/v1/user': 'sign_in_sign_ups',
  'POST /auth/v1/verify': 'token_verifications',
  'GET /auth/v1/verify': 'token_verifications',
}

const BY_TOKEN = /^\/auth\/v1\/(user$|factors\/)/
// Challenges have a bucket and verifications another, whatever the factor.
const FACTOR = /^(\/auth\/v1\/factors)\/[^/]+(\/(?:challenge|verify))$/
const PASSKEY_OPTIONS = '/auth/v1/passkeys/authentication/options'

/** The name and the refill of the bucket that a request takes from. Undefined for one without a limit. */
function limitOf({ method, url }: Request, rates: Rates) {
  const { pathname } = new URL(url)
  const [, factors, action] = (method === 'POST' && FACTOR.exec(pathname)) || []
  if (factors) return { name: `${factors}${action}`, refill: FACTOR_REFILL }
  if (method === 'POST' && pathname === PASSKEY_OPTIONS) return { name: pathname, refill: PASSKEY_REFILL }
  const setting = refills[`${method} ${pathname}`]
  return setting && { name: pathname, refill: rates[setting] }
}

/**
 * The limits of Supabase Auth by address: a bucket for every endpoint, as https://supabase.com/docs/guides/auth/rate-limits tells.
 * `now` is a clock in milliseconds.
 */
export function rateLimits({ keys, tokens, config }: Context, now = Date.now) {
  const rates = config.auth.rate_limit
  const buckets = new Map<string, { left: number; at: number }>()

  return async (request: Request, next: Door): Promise<Response> => {
    const limit = limitOf(request, rates)
    if (!limit || !(await reachesAuth(request))) return next(request)

    const taken = take(`${limit.name} ${callerAddress(request, keys)}`, limit.refill / REFILL_MS)
    return taken ? next(request) : authError(429, 'over_request_rate_limit', 'Request rate limit reached')
  }

  /** Requests that the gateway or Auth refuses earlier do not count. */
  async function reachesAuth(request: Request) {
    const { pathname, searchParams } = new URL(request.url)
    if (pathname === '/auth/v1/verify' && request.method === 'GET') return true

    const key = request.headers.get('apikey') ?? searchParams.get('apikey')
    if (key !== keys.publishable && key !== keys.secret) return false
    if (pathname === '/auth/v1/token') return grants.has(searchParams.get('grant_type') ?? '')
    return !BY_TOKEN.test(pathname) || isSignedIn(request)
  }

  async function isSignedIn({ headers }: Request) {
    const token = (headers.get('authorization') ?? '').replace(/^bearer\s+/i, '')
    return tokens.verify(token).then(
      () => true,
      () => false,
    )
  }

  function take(name: string, perMs: number) {
    const { left, at } = buckets.get(name) ?? { left: BURST, at: now() }
    const full = Math.min(BURST, left + Math.max(0, now() - at) * perMs)
    const taken = full >= 1
    buckets.delete(name)
    buckets.set(name, { left: taken ? full - 1 : full, at: now() })
    if (buckets.size > BUCKETS_MAX) buckets.delete(buckets.keys().next().value!)
    return taken
  }
}
