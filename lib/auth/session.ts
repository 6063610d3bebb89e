import 'server-only'
import { isAuthRetryableFetchError, type SupabaseClient } from '@supabase/supabase-js'
import { AppError } from '@/lib/errors'
import { verifyAccessToken } from './access-token'
import type { UserCaller } from './caller'

/** How long a request may wait for a session to be renewed: left alone, the client retries for half a minute. */
const RENEWAL_TIMEOUT_MS = 3_000

/**
 * The caller whose session the client holds, or undefined without one. The token is verified here by the key set: the cookie
 * proves nothing. An expired session is refreshed, and `unavailable` thrown when the auth server cannot be asked.
 */
export async function sessionCaller(
  supabase: SupabaseClient,
  requestId: string,
): Promise<UserCaller | undefined> {
  const { session } = await loadSession(supabase)
  return session ? tokenCaller(session.access_token, 'cookie', requestId) : undefined
}

/**
 * The session that the client holds, renewed when it has expired, and why not, if the auth server refused. Throws `unavailable`
 * when it cannot be asked in time.
 */
export async function loadSession(supabase: SupabaseClient) {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(unavailable()), RENEWAL_TIMEOUT_MS)
  try {
    const { data, error } = await Promise.race([supabase.auth.getSession(), late.promise])
    if (isAuthRetryableFetchError(error)) throw unavailable(error)
    return { session: data.session, refusal: error?.code }
  } finally {
    clearTimeout(timer)
  }
}

function unavailable(cause?: unknown) {
  return new AppError('unavailable', 'Sign-in cannot be checked right now.', { cause, retryAfterSeconds: 2 })
}

/** The caller that a token proves; throws `unauthenticated` for any other token. */
export async function tokenCaller(
  token: string,
  via: UserCaller['via'],
  requestId: string,
): Promise<UserCaller> {
  const claims = await verifyAccessToken(token)
  const { sub: userId, session_id: sessionId, email } = claims
  return { userId, sessionId, email, accessToken: token, via, requestId }
}
