import type { AuthError } from '@supabase/supabase-js'
import type { UserCaller } from '@/lib/auth/caller'
import { hasPasskeys } from '@/lib/auth/passkeys'
import type { VisitorAuth } from '@/lib/auth/supabase'
import { asReader } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { requireRecentProof } from '@/lib/features/account/service'
import { keepLanguage } from '@/lib/features/auth-events/service'
import { logAuthEvent } from '@/lib/observability/auth-event-line'
import { selectPasskeys } from './queries'
import { refusePasskey, requirePasskeys } from './refused-passkey'
import type { Ceremony, NewPasskey, Passkey, RenamePasskey } from './schema'

const NOT_FOUND = 404

/** None where the site has no passkeys, also of a person who made some before. */
export async function listPasskeys(caller: UserCaller): Promise<Passkey[]> {
  return hasPasskeys ? asReader(caller, 'signed-in', (tx) => selectPasskeys(tx)) : []
}

/** Throws `factor_required` and `proof_required`, because whoever adds a passkey can come back. */
export async function beginPasskey({ auth }: VisitorAuth, caller: UserCaller): Promise<Ceremony> {
  requirePasskeys(hasPasskeys)
  await requireRecentProof(caller)
  const { data, error } = await auth.passkey.startRegistration()
  if (error) refusePasskey(error)
  return { challengeId: data.challenge_id, options: data.options }
}

/** The database tells the owner. The other sessions end, as after a new password. */
export async function addPasskey(
  supabase: VisitorAuth,
  caller: UserCaller,
  answer: NewPasskey,
): Promise<void> {
  requirePasskeys(hasPasskeys)
  await requireRecentProof(caller)
  await keepLanguage(caller)
  const { error } = await supabase.auth.passkey.verifyRegistration(answer)
  if (error) refusePasskey(error)
  await supabase.auth.signOut({ scope: 'others' })
  logAuthEvent('passkey_added', { ...supabase.visitor, ...caller })
}

export async function removePasskey(
  supabase: VisitorAuth,
  caller: UserCaller,
  passkeyId: string,
): Promise<void> {
  requirePasskeys(hasPasskeys)
  await requireRecentProof(caller)
  await keepLanguage(caller)
  const { error } = await supabase.auth.passkey.delete({ passkeyId })
  if (error) refuseChange(error)
  await supabase.auth.signOut({ scope: 'others' })
  logAuthEvent('passkey_removed', { ...supabase.visitor, ...caller })
}

export async function renamePasskey(
  { auth }: VisitorAuth,
  passkeyId: string,
  { name }: RenamePasskey,
): Promise<void> {
  requirePasskeys(hasPasskeys)
  const { error } = await auth.passkey.update({ passkeyId, friendlyName: name })
  if (error) refuseChange(error)
}

function refuseChange(error: AuthError): never {
  if (error.status === NOT_FOUND && error.code === 'validation_failed')
    throw new AppError('not_found', 'This passkey is no longer set up.', { cause: error })
  refusePasskey(error)
}
