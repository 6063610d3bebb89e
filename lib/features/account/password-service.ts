import type { UserCaller } from '@/lib/auth/caller'
import { type MailedWay, redirectFor } from '@/lib/auth/link-way'
import type { VisitorAuth } from '@/lib/auth/supabase'
import type { Visitor } from '@/lib/auth/visitor'
import { AppError } from '@/lib/errors'
import { keepLanguage, noteFailedSignIn } from '@/lib/features/auth-events/service'
import { logAuthEvent } from '@/lib/observability/auth-event-line'
import { reportError } from '@/lib/observability/report'
import { evenMail } from './even-answers'
import { isOutage, refuse, refusedField } from '@/lib/auth/refusals'
import { refuseNear } from './password-rules'
import { getAccount, requireRecentProof } from './service'
import type { ChangePassword, MailLink } from './sign-in-schema'

/** A session younger than this, opened by a mailed link, may set a password without the old one. */
const PROOF_BY_MAIL_SECONDS = 3_600

/** Auth's names for a sign-in by mail, which it also accepts in place of the current password. */
const proofsByMail = new Set(['otp', 'magiclink', 'recovery'])

export async function requestPasswordReset(supabase: VisitorAuth, { email }: MailLink, way: MailedWay) {
  await evenMail(supabase, (auth) => auth.resetPasswordForEmail(email, { redirectTo: redirectFor(way) }))
  if (supabase.visitor) logAuthEvent('password_reset_requested', supabase.visitor)
}

/** True for a session recently opened by a mailed link. Throws `unavailable`. */
export async function mayResetPassword(supabase: VisitorAuth) {
  const { data, error } = await supabase.auth.getClaims()
  if (error && isOutage(error)) refuse(error)
  const since = Date.now() / 1_000 - PROOF_BY_MAIL_SECONDS
  return (data?.claims.amr ?? []).some(
    (proof) => typeof proof === 'object' && proofsByMail.has(proof.method) && proof.timestamp > since,
  )
}

export function cameByProvider({ assurance }: UserCaller): boolean {
  const since = Date.now() / 1_000 - PROOF_BY_MAIL_SECONDS
  return (assurance?.amr ?? []).some(({ method, timestamp }) => method === 'oauth' && timestamp > since)
}

/** `displayName` is a name that the person chooses together with the password. */
type Chosen = { password: string; displayName?: string; currentPassword?: string }

/**
 * Auth ends every other session, and the database notifies the owner by mail. Throws `forbidden` unless mayResetPassword, and `proof_required` and
 * `factor_required` where the link, or the factor of a person who has one, was shown a while ago.
 */
export async function resetPassword(supabase: VisitorAuth, caller: UserCaller, chosen: Chosen) {
  if (!(await mayResetPassword(supabase))) {
    throw linkExpired()
  }
  try {
    await requireRecentProof(caller)
    await setPassword(supabase, caller, chosen)
  } catch (error) {
    if (error instanceof AppError && error.code === 'unauthenticated') throw linkExpired(error)
    throw error
  }
}

function linkExpired(cause?: unknown) {
  return new AppError('forbidden', 'This link is no longer valid. Please request a new one.', { cause })
}

/**
 * A sign-in proves the current password first, because Auth compares it only where configured. Auth ends the other sessions.
 * https://cheatsheetseries.owasp.org/cheatsheets/Authentication_Cheat_Sheet.html#change-password-feature
 */
export async function changePassword(supabase: VisitorAuth, caller: UserCaller, chosen: ChangePassword) {
  // The current password, which is proved below, is a proof of a moment ago. A factor has to be shown before.
  await requireRecentProof(caller, [{ method: 'password', timestamp: Math.floor(Date.now() / 1_000) }])
  const email = (await getAccount(caller)).email ?? ''
  const error = await provePassword(supabase, { email, password: chosen.currentPassword })
  if (error?.code === 'invalid_credentials') {
    noteFailedSignIn(email, supabase.visitor ?? unseen(caller))
    throw refusedField('currentPassword', 'This is not your current password.', error)
  }
  if (error) refuse(error)
  await setPassword(supabase, caller, chosen)
}

/** The new session takes the place of the present one, but on the second level it stands aside and ends. */
async function provePassword({ auth, aside }: VisitorAuth, credentials: { email: string; password: string }) {
  const { data } = await auth.getClaims()
  const isAside = aside !== undefined && data?.claims.aal === 'aal2'
  const proving = isAside ? aside() : auth
  const { error } = await proving.signInWithPassword(credentials)
  if (!error && isAside) await proving.signOut({ scope: 'local' })
  return error
}

/** Auth asks for the current password too (`require_current_password`), unless a recovery link opened the session. */
async function setPassword(supabase: VisitorAuth, caller: UserCaller, chosen: Chosen) {
  const { password, currentPassword } = chosen
  refuseNear(password, { ...(await getAccount(caller)), ...chosen })
  await keepLanguageOfNotice(caller)
  const { error } = await supabase.auth.updateUser({
    password,
    ...(currentPassword !== undefined && { current_password: currentPassword }),
  })
  if (error) refuse(error)
  await supabase.auth.signOut({ scope: 'others' })
  logAuthEvent('password_changed', { ...supabase.visitor, ...caller })
}

// A notice in another language is better than no new password.
async function keepLanguageOfNotice(caller: UserCaller) {
  try {
    await keepLanguage(caller)
  } catch (error) {
    reportError(error, { requestId: caller.requestId, userId: caller.userId })
  }
}

function unseen({ requestId }: UserCaller): Visitor {
  return { requestId, userAgent: null, ipAddress: undefined }
}
