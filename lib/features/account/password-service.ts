import type { UserCaller } from '@/lib/auth/caller'
import { type MailedWay, redirectFor } from '@/lib/auth/link-way'
import type { VisitorAuth } from '@/lib/auth/supabase'
import { asUser } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { enqueue } from '@/lib/jobs/enqueue'
import { passwordChanged } from '@/lib/mail/password-changed'
import { reportError } from '@/lib/observability/report'
import { evenMail } from './even-answers'
import { isOutage, refuse, refusedField } from './refusals'
import type { ChangePassword, MailLink, ResetPassword } from './sign-in-schema'

/** A session younger than this, opened by a mailed link, may set a password without the old one. */
const PROOF_BY_MAIL_SECONDS = 3_600

/** Auth's names for a sign-in by mail, which it also accepts in place of the current password. */
const proofsByMail = new Set(['otp', 'magiclink', 'recovery'])

/** Answers the same whether or not the address has an account. */
export async function requestPasswordReset(supabase: VisitorAuth, { email }: MailLink, way: MailedWay) {
  await evenMail(() => supabase.auth.resetPasswordForEmail(email, { redirectTo: redirectFor(way) }))
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

/** Ends every other session, and notifies the owner by mail. Throws `forbidden` unless mayResetPassword. */
export async function resetPassword(supabase: VisitorAuth, caller: UserCaller, { password }: ResetPassword) {
  if (!(await mayResetPassword(supabase))) {
    throw linkExpired()
  }
  try {
    await setPassword(supabase, caller, password)
  } catch (error) {
    if (error instanceof AppError && error.code === 'unauthenticated') throw linkExpired(error)
    throw error
  }
}

function linkExpired(cause?: unknown) {
  return new AppError('forbidden', 'This link is no longer valid. Please request a new one.', { cause })
}

/**
 * Ends other sessions and notifies the owner. A sign-in proves the current password first, because Auth compares it only where configured, and
 * an open session may be unattended. https://cheatsheetseries.owasp.org/cheatsheets/Authentication_Cheat_Sheet.html#change-password-feature
 */
export async function changePassword(
  supabase: VisitorAuth,
  caller: UserCaller,
  { currentPassword, password }: ChangePassword,
) {
  const { email = '' } = caller
  const { error } = await supabase.auth.signInWithPassword({ email, password: currentPassword })
  if (error?.code === 'invalid_credentials') {
    throw refusedField('currentPassword', 'This is not your current password.', error)
  }
  if (error) refuse(error)
  await setPassword(supabase, caller, password, currentPassword)
}

/** Auth asks for the current password too (`require_current_password`), unless a recovery link opened the session. */
async function setPassword(
  supabase: VisitorAuth,
  caller: UserCaller,
  password: string,
  currentPassword?: string,
) {
  const { error } = await supabase.auth.updateUser({
    password,
    ...(currentPassword !== undefined && { current_password: currentPassword }),
  })
  if (error) refuse(error)
  await supabase.auth.signOut({ scope: 'others' })
  await tellOfNewPassword(caller)
}

// The password is already changed, so a failing mail is no failure.
async function tellOfNewPassword(caller: UserCaller) {
  const { email, locale, requestId, userId } = caller
  if (!email) return
  try {
    const notice = passwordChanged({ to: email, locale, at: new Date() })
    await asUser(caller, 'signed-in', (tx) => enqueue(tx, 'mail.send', notice))
  } catch (error) {
    reportError(error, { requestId, userId })
  }
}
