import type { AuthError } from '@supabase/supabase-js'
import { endSession } from '@/lib/auth/session'
import type { SessionAuth, VisitorAuth } from '@/lib/auth/supabase'
import { type MailedWay, redirectFor } from '@/lib/auth/link-way'
import { noteFailedSignIn } from '@/lib/features/auth-events/service'
import { logAuthEvent } from '@/lib/observability/auth-event-line'
import { hideWhetherKnown, isOutage, refuse, refuseAddress, unreachable } from './refusals'
import type { ConfirmLink, MailLink, SignIn, SignOutScope, SignUp } from './sign-in-schema'

/** Answers the same whether or not the address has an account. Only its mailbox learns the difference. */
export async function signUp(
  supabase: VisitorAuth,
  { displayName, email, password }: SignUp,
  way: MailedWay,
) {
  const { error } = await supabase.auth.signUp({
    email,
    password,
    options: { data: { display_name: displayName, locale: way.locale }, emailRedirectTo: redirectFor(way) },
  })
  hideWhetherKnown(error)
}

/** Answers the same for unknown and for confirmed addresses. Neither gets a mail. */
export async function resendConfirmation(supabase: VisitorAuth, { email }: MailLink, way: MailedWay) {
  const { error } = await supabase.auth.resend({
    type: 'signup',
    email,
    options: { emailRedirectTo: redirectFor(way) },
  })
  hideWhetherKnown(error)
}

/** Throws `unauthenticated` for a wrong password and for an unknown address alike. */
export async function signIn(supabase: VisitorAuth, input: SignIn) {
  const { data, error } = await supabase.auth.signInWithPassword(input)
  const { visitor } = supabase
  if (visitor && error?.code === 'invalid_credentials') noteFailedSignIn(input.email, visitor)
  if (error) refuseAddress(error)
  if (visitor) logAuthEvent('signed_in', { ...visitor, userId: data.user?.id })
}

/** Answers the same whether or not the address has an account. */
export async function sendMagicLink(supabase: VisitorAuth, { email }: MailLink, way: MailedWay) {
  const { error } = await supabase.auth.signInWithOtp({
    email,
    options: { shouldCreateUser: false, emailRedirectTo: redirectFor(way) },
  })
  hideWhetherKnown(error)
}

/** Returns no sign-in for a dead link, or for an address change that needs the other mailbox too. Throws `unavailable` in an outage. */
export async function confirmLink(
  supabase: VisitorAuth,
  { tokenHash, type }: ConfirmLink,
): Promise<'refused' | 'awaits-other' | 'signed-in'> {
  const { data, error } = await supabase.auth.verifyOtp({ token_hash: tokenHash, type })
  if (!accepted(error)) return 'refused'
  if (data.session) {
    if (supabase.visitor) logAuthEvent('signed_in', { ...supabase.visitor, userId: data.user?.id })
    return 'signed-in'
  }
  if (type !== 'email_change') throw unreachable()
  return 'awaits-other'
}

/** False when the code is refused, by the rules of confirmLink. */
export async function exchangeCode(supabase: VisitorAuth, code: string) {
  const { data, error } = await supabase.auth.exchangeCodeForSession(code)
  if (!accepted(error)) return false
  if (supabase.visitor) logAuthEvent('signed_in', { ...supabase.visitor, userId: data.user?.id })
  return true
}

/** `global` ends the other sessions too, at the latest with their access tokens. Throws `unavailable` and keeps the cookies without success. */
export async function signOut(supabase: SessionAuth, scope: SignOutScope) {
  const error = await endSession(supabase, scope)
  if (error) refuse(error)
  if (supabase.visitor) logAuthEvent('signed_out', supabase.visitor)
}

function accepted(error: AuthError | null) {
  if (!error) return true
  if (isOutage(error)) refuse(error)
  return false
}
