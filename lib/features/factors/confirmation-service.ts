import type { UserCaller } from '@/lib/auth/caller'
import { refuse, refusedField } from '@/lib/auth/refusals'
import { tokenCaller } from '@/lib/auth/session'
import type { VisitorAuth } from '@/lib/auth/supabase'
import { asReader } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { endReplacedSession, getAccount } from '@/lib/features/account/service'
import { noteFailedSignIn } from '@/lib/features/auth-events/service'
import { logAuthEvent } from '@/lib/observability/auth-event-line'
import { selectFactors } from './queries'
import { noteRefusedCode } from './refused-code'
import type { CurrentPassword, Factor, FactorCode } from './schema'

/** The verified factors that a person may prove, also on the first level. */
export async function listFactors(caller: UserCaller): Promise<Factor[]> {
  return asReader(caller, 'signed-in', (tx) => selectFactors(tx))
}

/** Returns the caller of a session that it lifts to the second level, or whose proof it makes new. Auth ends the sessions of the first level. */
export async function verifyCode(
  supabase: VisitorAuth,
  caller: UserCaller,
  { factorId, code }: FactorCode,
): Promise<UserCaller> {
  const { data, error } = await supabase.auth.mfa.challengeAndVerify({ factorId, code })
  switch (error?.code) {
    case undefined:
      break
    case 'mfa_verification_failed':
    case 'mfa_verification_rejected':
      await noteRefusedCode(supabase, caller, 'totp')
      throw refusedField('code', 'This code is not right. Wait for the next one and try again.', error)
    case 'mfa_challenge_expired':
    case 'mfa_ip_address_mismatch':
      throw refusedField('code', 'This took too long. Please enter the code again.', error)
    case 'mfa_factor_not_found':
      throw new AppError('not_found', 'This app is no longer set up. Please start again.', { cause: error })
  }
  if (error) refuse(error)
  logAuthEvent('code_confirmed', { ...supabase.visitor, ...caller })
  return { ...caller, ...(await tokenCaller(data.access_token, caller.via, caller.requestId)) }
}

/** The new session takes the place of the present one. Throws `forbidden` where there is a factor, below which it would stand. */
export async function confirmPassword(
  supabase: VisitorAuth,
  caller: UserCaller,
  { password }: CurrentPassword,
): Promise<void> {
  const [{ email }, factors] = [await getAccount(caller), await listFactors(caller)]
  if (factors.length > 0) throw new AppError('forbidden', 'Sign in with your second factor to do this.')

  const { data, error } = await supabase.auth.signInWithPassword({ email: email ?? '', password })
  if (error?.code === 'invalid_credentials') {
    if (email && supabase.visitor) noteFailedSignIn(email, supabase.visitor)
    throw refusedField('password', 'This is not your current password.', error)
  }
  if (error) refuse(error)
  logAuthEvent('signed_in', { ...supabase.visitor, ...caller })
  if (!caller.sessionId) return
  const renewed = await tokenCaller(data.session.access_token, caller.via, caller.requestId)
  await endReplacedSession(renewed, caller.sessionId)
}
