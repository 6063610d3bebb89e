import type { AuthError, Session } from '@supabase/supabase-js'
import { endSession } from '@/lib/auth/session'
import type { SessionAuth, VisitorAuth } from '@/lib/auth/supabase'
import { type MailedWay, redirectFor } from '@/lib/auth/link-way'
import { noteFailedSignIn } from '@/lib/features/auth-events/service'
import { logAuthEvent } from '@/lib/observability/auth-event-line'
import { evenMail, evenRefusal } from './even-answers'
import { isOutage, refuse, refuseAddress, unreachable } from '@/lib/auth/refusals'
import type { ConfirmLink, MailLink, SignIn, SignOutScope, SignUp } from './sign-in-schema'

/** The time between the proof of a mailbox and the token of its session. */
const FIRST_PROOF_SECONDS = 10

/** The time between the return from a provider and the exchange of its code, which a browser brings. */
const FIRST_CODE_SECONDS = 60

/** Auth has compared the password by then, so it is no guess, and the log of the account has nothing of it. */
const closedAccount = new Set<string | undefined>(['user_banned', 'email_not_confirmed'])

export async function signUp(supabase: VisitorAuth, { email }: SignUp, way: MailedWay) {
  const options = { data: { locale: way.locale }, emailRedirectTo: redirectFor(way) }
  await evenMail(supabase, (auth) => auth.signInWithOtp({ email, options }))
}

/** Throws `unauthenticated` for a wrong password and for an unknown address alike. */
export async function signIn(supabase: VisitorAuth, input: SignIn) {
  const { data, error } = await evenRefusal(() => supabase.auth.signInWithPassword(input))
  const { visitor } = supabase
  if (visitor && error?.code === 'invalid_credentials') noteFailedSignIn(input.email, visitor)
  if (visitor && closedAccount.has(error?.code)) logAuthEvent('sign_in_failed', visitor)
  if (error) refuseAddress(error)
  if (visitor) logAuthEvent('signed_in', { ...visitor, userId: data.user?.id })
}

export async function sendMagicLink(supabase: VisitorAuth, { email }: MailLink, way: MailedWay) {
  const options = { shouldCreateUser: false, emailRedirectTo: redirectFor(way) }
  await evenMail(supabase, (auth) => auth.signInWithOtp({ email, options }))
}

/** Returns `signed-up` for the first proof of a mailbox, no sign-in for a dead link or half a change of address. Throws `unavailable`. */
export async function confirmLink(
  supabase: VisitorAuth,
  { tokenHash, type }: ConfirmLink,
): Promise<'refused' | 'awaits-other' | 'signed-in' | 'signed-up'> {
  const { data, error } = await supabase.auth.verifyOtp({ token_hash: tokenHash, type })
  const { visitor } = supabase
  if (!accepted(error)) {
    if (visitor) logAuthEvent('link_refused', visitor)
    return 'refused'
  }
  if (data.session) {
    const person = visitor && { ...visitor, userId: data.session.user.id }
    if (person && type === 'email_change') logAuthEvent('email_changed', person)
    if (person) logAuthEvent('signed_in', person)
    return isFirstProof(data.session) ? 'signed-up' : 'signed-in'
  }
  if (type !== 'email_change') throw unreachable()
  return 'awaits-other'
}

function isFirstProof(session: Session) {
  return session.user.confirmation_sent_at !== undefined && isConfirmedWithin(session, FIRST_PROOF_SECONDS)
}

function isConfirmedWithin(session: Session, seconds: number) {
  return isWithin(session, seconds, session.user.email_confirmed_at)
}

function isLinkedNow(session: Session) {
  const providers = (session.user.identities ?? []).filter(({ provider }) => provider !== 'email')
  return providers.some(({ created_at: createdAt }) => isWithin(session, FIRST_CODE_SECONDS, createdAt))
}

/** Both moments are by the clock of Auth. */
function isWithin({ expires_at: expiresAt, expires_in: expiresIn }: Session, seconds: number, moment = '') {
  return expiresAt !== undefined && Date.parse(moment) / 1_000 > expiresAt - expiresIn - seconds
}

/** Signs in with the code of a mailed link or of a provider, in the browser that asked for it. The outcomes are those of confirmLink. */
export async function exchangeCode(
  supabase: VisitorAuth,
  code: string,
  from: 'mail' | 'provider',
): Promise<'refused' | 'signed-in' | 'signed-up'> {
  const { data, error } = await supabase.auth.exchangeCodeForSession(code)
  const { visitor } = supabase
  if (!accepted(error) || !data.session) {
    if (visitor) logAuthEvent(from === 'mail' ? 'link_refused' : 'provider_refused', visitor)
    return 'refused'
  }
  const isNew = isConfirmedWithin(data.session, FIRST_CODE_SECONDS)
  const person = visitor && { ...visitor, userId: data.user.id }
  if (person && !isNew && isLinkedNow(data.session)) logAuthEvent('identity_added', person)
  if (person) logAuthEvent('signed_in', person)
  return isNew ? 'signed-up' : 'signed-in'
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
