import 'server-only'
import { isAuthRetryableFetchError, type SupabaseClient } from '@supabase/supabase-js'
import { AppError } from '@/lib/errors'
import { verifyAccessToken } from './access-token'
import type { Caller } from './caller'

/**
 * The caller whose session the client holds, or undefined without one. The token is verified here by the key set: the cookie
 * proves nothing. An expired session is refreshed, and `unavailable` thrown when the auth server cannot be asked.
 */
export async function sessionCaller(
  supabase: SupabaseClient,
  requestId: string,
): Promise<Caller | undefined> {
  const { data, error } = await supabase.auth.getSession()
  if (isAuthRetryableFetchError(error)) {
    throw new AppError('unavailable', 'Sign-in cannot be checked right now.', {
      cause: error,
      retryAfterSeconds: 2,
    })
  }
  return data.session ? tokenCaller(data.session.access_token, 'cookie', requestId) : undefined
}

/** The caller that a token proves; throws `unauthenticated` for any other token. */
export async function tokenCaller(token: string, via: Caller['via'], requestId: string): Promise<Caller> {
  const claims = await verifyAccessToken(token)
  return { userId: claims.sub, sessionId: claims.session_id, email: claims.email, via, requestId }
}
