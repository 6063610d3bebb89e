import type { UserCaller } from '@/lib/auth/caller'
import { type MailedWay, redirectFor } from '@/lib/auth/link-way'
import type { VisitorAuth } from '@/lib/auth/supabase'
import { asUser } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { enqueue } from '@/lib/jobs/enqueue'
import { passwordChanged } from '@/lib/mail/password-changed'
import { reportError } from '@/lib/observability/report'
import { hideWhetherKnown, isOutage, refuse, refusedField } from './refusals'
import type { ChangePassword, MailLink, ResetPassword } from './sign-in-schema'

/** How long a link from a mail proves who sits there, so that a password may be set without the old one. */
const PROOF_BY_MAIL_SECONDS = 3_600

/** How Auth names a sign-in by a mail, which is what it takes in place of the current password, too. */
const proofsByMail = new Set(['otp', 'magiclink', 'recovery'])

/** Answers the same whether or not the address has an account. */
export async function requestPasswordReset(supabase: VisitorAuth, { email }: MailLink, way: MailedWay) {
  const { error } = await supabase.auth.resetPasswordForEmail(email, { redirectTo: redirectFor(way) })
  hideWhetherKnown(error)
}

/** Whether the session was opened by a link from a mail not long ago. Throws `unavailable` when it cannot be asked. */
export async function mayResetPassword(supabase: VisitorAuth) {
  const { data, error } = await supabase.auth.getClaims()
  if (error && isOutage(error)) refuse(error)
  const since = Date.now() / 1_000 - PROOF_BY_MAIL_SECONDS
  return (data?.claims.amr ?? []).some(
    (proof) => typeof proof === 'object' && proofsByMail.has(proof.method) && proof.timestamp > since,
  )
}

/** Ends every other session, and tells the owner by mail. Throws `forbidden` unless mayResetPassword. */
export async function resetPassword(supabase: VisitorAuth, caller: UserCaller, { password }: ResetPassword) {
  if (!(await mayResetPassword(supabase))) {
    throw linkExpired()
  }
  try {
    await setPassword(supabase, caller, password)
  } catch (error) {
    // The session is what the link has opened.
    if (error instanceof AppError && error.code === 'unauthenticated') throw linkExpired(error)
    throw error
  }
}

function linkExpired(cause?: unknown) {
  return new AppError('forbidden', 'This link is no longer valid. Please request a new one.', { cause })
}

/**
 * Ends every other session, and tells the owner by mail. An open session alone is not enough, or an unattended screen would give the account away:
 * https://cheatsheetseries.owasp.org/cheatsheets/Authentication_Cheat_Sheet.html#change-password-feature
 * Auth compares the current password only where a project asks it to, and Supabase Lite never does, so it is proved by a sign-in first.
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

/** Auth asks for the current password too, as `require_current_password` says, unless a link for a new one opened the session. */
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

// The password is changed by then, whatever becomes of the mail.
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
