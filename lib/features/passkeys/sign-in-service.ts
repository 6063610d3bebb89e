import { isAuthError } from '@supabase/supabase-js'
import { z } from 'zod'
import type { UserCaller } from '@/lib/auth/caller'
import { hasPasskeys } from '@/lib/auth/passkeys'
import { isOutage } from '@/lib/auth/refusals'
import { tokenCaller } from '@/lib/auth/session'
import type { VisitorAuth } from '@/lib/auth/supabase'
import { AppError } from '@/lib/errors'
import { endReplacedSession } from '@/lib/features/account/service'
import { getTwoStep } from '@/lib/features/factors/service'
import { noteRefusedPasskey } from '@/lib/features/auth-events/service'
import { logAuthEvent } from '@/lib/observability/auth-event-line'
import { refused, refusePasskey, requirePasskeys } from './refused-passkey'
import type { Ceremony, PasskeyAnswer } from './schema'

export async function beginSignIn({ auth }: VisitorAuth): Promise<Ceremony> {
  requirePasskeys(hasPasskeys)
  const { data, error } = await auth.passkey.startAuthentication()
  if (error) refusePasskey(error)
  return { challengeId: data.challenge_id, options: data.options }
}

/** The session has the first level. Returns the address of the owner, if the account has one. */
export async function signInWithPasskey(
  supabase: VisitorAuth,
  answer: PasskeyAnswer,
): Promise<string | undefined> {
  const { user } = await openSession(supabase, answer)
  return user?.email
}

/** Throws `forbidden` for a passkey of somebody else, and where there is a factor, because the new session would stand below it. */
export async function confirmPasskey(
  supabase: VisitorAuth,
  caller: UserCaller,
  answer: PasskeyAnswer,
): Promise<void> {
  const { factors } = await getTwoStep(caller)
  if (factors.length > 0) throw new AppError('forbidden', 'Sign in with your second factor to do this.')
  if (ownerOf(answer) !== caller.userId) {
    logAuthEvent('passkey_refused', { ...supabase.visitor, ...caller })
    if (supabase.visitor) noteRefusedPasskey(caller.userId, supabase.visitor)
    throw refused('This passkey belongs to another account.')
  }

  const { session } = await openSession(supabase, answer)
  if (!session || !caller.sessionId) return
  const renewed = await tokenCaller(session.access_token, caller.via, caller.requestId)
  await endReplacedSession(renewed, caller.sessionId)
}

async function openSession(supabase: VisitorAuth, answer: PasskeyAnswer) {
  requirePasskeys(hasPasskeys)
  const { data, error } = await supabase.auth.passkey.verifyAuthentication(answer)
  const { visitor } = supabase
  if (visitor && isRefusal(error)) {
    logAuthEvent('passkey_refused', visitor)
    const owner = z.uuid().safeParse(ownerOf(answer)).data
    if (owner) noteRefusedPasskey(owner, visitor)
  }
  if (error) refusePasskey(error)
  if (visitor) logAuthEvent('signed_in', { ...visitor, userId: data.user?.id })
  return data
}

/** An outage or a project without passkeys refuses nobody. */
function isRefusal(error: unknown) {
  return isAuthError(error) && !isOutage(error) && error.code !== 'passkey_disabled'
}

function ownerOf({ credential }: PasskeyAnswer) {
  return Buffer.from(credential.response.userHandle, 'base64url').toString()
}
