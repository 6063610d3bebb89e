import type { AuthError } from '@supabase/supabase-js'
import { endSession } from '@/lib/auth/session'
import type { SessionAuth, VisitorAuth } from '@/lib/auth/supabase'
import { type MailedWay, redirectFor } from '@/lib/auth/link-way'
import { hideWhetherKnown, isOutage, refuse, refuseAddress, unreachable } from './refusals'
import type { ConfirmLink, MailLink, SignIn, SignOutScope, SignUp } from './sign-in-schema'

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

/**
 * `global` also ends the sessions on every other device, at the latest when their access tokens expire. Throws `unavailable`, and
 * changes no cookie, when Auth does not say that it has ended them.
 */
export async function signOut(supabase: SessionAuth, scope: SignOutScope) {
  const error = await endSession(supabase, scope)
  if (error) refuse(error)
}

function accepted(error: AuthError | null) {
  if (!error) return true
  if (isOutage(error)) refuse(error)
  return false
}
