import type { AuthError } from '@supabase/supabase-js'
import type { UserCaller } from '@/lib/auth/caller'
import { endSession } from '@/lib/auth/session'
import type { SessionAuth, VisitorAuth } from '@/lib/auth/supabase'
import { type MailedWay, redirectFor } from '@/lib/auth/link-way'
import { found } from '@/lib/db/found'
import { asReader, asUser } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { enqueue } from '@/lib/jobs/enqueue'
import { passwordChanged } from '@/lib/mail/password-changed'
import { reportError } from '@/lib/observability/report'
import { selectProfile } from './queries'
import { hideWhetherKnown, isOutage, refuse, refuseAddress, refusedField, unreachable } from './refusals'
import type {
  ChangePassword,
  ConfirmLink,
  MailLink,
  Profile,
  ResetPassword,
  SignIn,
  SignOutScope,
  SignUp,
} from './schema'

/** How long a link from a mail proves who sits there, so that a password may be set without the old one. */
const PROOF_BY_MAIL_SECONDS = 3_600

/** How Auth names a sign-in by a mail, which is what it takes in place of the current password, too. */
const proofsByMail = new Set(['otp', 'magiclink', 'recovery'])

/** Answers the same whether or not the address has an account: only its mailbox learns. */
export async function signUp(
  supabase: VisitorAuth,
  { displayName, email, password }: SignUp,
  way: MailedWay,
) {
  const { error } = await supabase.auth.signUp({
    email,
    password,
    options: { data: { display_name: displayName }, emailRedirectTo: redirectFor(way) },
  })
  hideWhetherKnown(error)
}

/** Answers the same for an unknown address, and for one that is confirmed: neither gets a mail. */
export async function resendConfirmation(supabase: VisitorAuth, { email }: MailLink, way: MailedWay) {
  const { error } = await supabase.auth.resend({
    type: 'signup',
    email,
    options: { emailRedirectTo: redirectFor(way) },
  })
  hideWhetherKnown(error)
}

/** Throws `unauthenticated` for a wrong password as for an unknown address. */
export async function signIn(supabase: VisitorAuth, input: SignIn) {
  const { error } = await supabase.auth.signInWithPassword(input)
  if (error) refuseAddress(error)
}

/** Answers the same whether or not the address has an account. */
export async function sendMagicLink(supabase: VisitorAuth, { email }: MailLink, way: MailedWay) {
  const { error } = await supabase.auth.signInWithOtp({
    email,
    options: { shouldCreateUser: false, emailRedirectTo: redirectFor(way) },
  })
  hideWhetherKnown(error)
}

/** Answers the same whether or not the address has an account. */
export async function requestPasswordReset(supabase: VisitorAuth, { email }: MailLink, way: MailedWay) {
  const { error } = await supabase.auth.resetPasswordForEmail(email, { redirectTo: redirectFor(way) })
  hideWhetherKnown(error)
}

/**
 * Signs in by a link from a mail. It is refused when it was used, has expired or was never ours. A change of the address that the
 * other mailbox has not agreed to yet signs nobody in. Throws `unavailable` where any other link signs nobody in, either.
 */
export async function confirmLink(
  supabase: VisitorAuth,
  { tokenHash, type }: ConfirmLink,
): Promise<'refused' | 'awaits-other' | 'signed-in'> {
  const { data, error } = await supabase.auth.verifyOtp({ token_hash: tokenHash, type })
  if (!accepted(error)) return 'refused'
  if (data.session) return 'signed-in'
  if (type !== 'email_change') throw unreachable()
  return 'awaits-other'
}

/** Signs in by the code that the auth server adds to its redirect. False when it is refused as for confirmLink. */
export async function exchangeCode(supabase: VisitorAuth, code: string) {
  const { error } = await supabase.auth.exchangeCodeForSession(code)
  return accepted(error)
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

/**
 * `global` also ends the sessions on every other device, at the latest when their access tokens expire. Throws `unavailable`, and
 * changes no cookie, when Auth does not say that it has ended them.
 */
export async function signOut(supabase: SessionAuth, scope: SignOutScope) {
  const error = await endSession(supabase, scope)
  if (error) refuse(error)
}

export async function getProfile(caller: UserCaller): Promise<Profile> {
  return asReader(caller, 'signed-in', async (tx) => found(await selectProfile(tx, caller.userId)))
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

function accepted(error: AuthError | null) {
  if (!error) return true
  if (isOutage(error)) refuse(error)
  return false
}
