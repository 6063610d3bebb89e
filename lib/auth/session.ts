import 'server-only'
import type { AuthError, Session } from '@supabase/supabase-js'
import { AppError } from '@/lib/errors'
import { verifyAccessToken } from './access-token'
import type { UserCaller } from './caller'
import { signingKeys } from './signing-keys'
import type { SessionAuth } from './supabase'

/** The auth client alone retries for half a minute. */
const RENEWAL_TIMEOUT_MS = 3_000

/** Verifies the token by the key set, because the cookie proves nothing. Throws `unavailable` like loadSession. */
export async function sessionCaller(
  supabase: SessionAuth,
  requestId: string,
): Promise<UserCaller | undefined> {
  const session = await loadSession(supabase)
  return session ? tokenCaller(session.access_token, 'cookie', requestId) : undefined
}

/** Renews an expired session. Returns null without a live one. Throws `unavailable` when Auth does not answer in time. */
export async function loadSession({ auth, renewal }: SessionAuth): Promise<Session | null> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(unavailable()), RENEWAL_TIMEOUT_MS)
  try {
    const { data, error } = await Promise.race([auth.getSession(), late.promise])
    if (!data.session && renewal.isUnchecked) throw unavailable(error)
    return data.session
  } finally {
    clearTimeout(timer)
  }
}

/** `global` ends all sessions of the user. Returns Auth's refusal. Throws `unavailable` like loadSession, and after a parallel renewal. */
export async function endSession(
  supabase: SessionAuth,
  scope: 'local' | 'global',
): Promise<AuthError | null> {
  const { auth, renewal } = supabase
  await loadSession(supabase)
  if (renewal.isElsewhere) throw unavailable()
  const { error } = await renewal.holdBack(() => auth.signOut({ scope }))
  return error
}

function unavailable(cause?: unknown) {
  return new AppError('unavailable', 'Sign-in cannot be checked right now.', { cause, retryAfterSeconds: 2 })
}

/** Verifies a session by the key set at hand alone, so an outage costs no second wait. Undefined without a caller or the keys. */
export async function callerAtHand(
  session: Session | null,
  requestId: string,
): Promise<UserCaller | undefined> {
  if (!session || !signingKeys.fresh) return undefined
  return tokenCaller(session.access_token, 'cookie', requestId).catch(() => undefined)
}

export async function tokenCaller(
  token: string,
  via: UserCaller['via'],
  requestId: string,
): Promise<UserCaller> {
  const { sub: userId, session_id: sessionId, aal, amr, awaits_factor } = await verifyAccessToken(token)
  return {
    userId,
    sessionId,
    assurance: { aal, amr },
    accessToken: token,
    via,
    requestId,
    ...(awaits_factor && { awaitsFactor: true }),
  }
}
