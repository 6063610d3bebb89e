import { type Caller, requirePerson, type UserCaller } from '@/lib/auth/caller'
import { refusedField } from '@/lib/auth/refusals'
import type { VisitorAuth } from '@/lib/auth/supabase'
import { asReader, asUser } from '@/lib/db/transaction'
import { logAuthEvent } from '@/lib/observability/auth-event-line'
import { log } from '@/lib/observability/log'
import {
  deleteRecoveryCode,
  insertRecoveryCodes,
  selectFactors,
  selectRecoveryCodes,
  updateRecoveryCodesKept,
} from './queries'
import { newRecoveryCodes, recoveryCodeHash } from './recovery-code'
import { noteRefusedCode } from './refused-code'
import type { RecoveryCode, TwoStep } from './schema'

/** Throws `forbidden` for an API key. */
export async function getTwoStep(caller: Caller): Promise<TwoStep> {
  return asReader(requirePerson(caller), 'living-session', async (tx) => {
    const [factors, recoveryCodes] = await Promise.all([selectFactors(tx), selectRecoveryCodes(tx)])
    return { factors, recoveryCodes }
  })
}

/** Returns the only answer that contains the codes. The former ones end. Throws `forbidden` unless a second factor has proved the session. */
export async function replaceRecoveryCodes(caller: UserCaller): Promise<string[]> {
  const codes = newRecoveryCodes()
  await asUser(caller, 'recent-proof', (tx) =>
    insertRecoveryCodes(
      tx,
      codes.map((code) => recoveryCodeHash(code)!),
    ),
  )
  logAuthEvent('recovery_codes_created', caller)
  return codes
}

export async function keepRecoveryCodes(caller: UserCaller): Promise<void> {
  await asUser(caller, 'living-session', (tx) => updateRecoveryCodesKept(tx))
}

/** Removes every factor of the account, ends its other sessions and mails its owner. Throws `invalid_request` for a code that is none. */
export async function spendRecoveryCode(
  supabase: VisitorAuth,
  caller: UserCaller,
  { recoveryCode }: RecoveryCode,
): Promise<void> {
  const hash = recoveryCodeHash(recoveryCode)
  const isUsed =
    hash !== undefined && (await asUser(caller, 'signed-in', (tx) => deleteRecoveryCode(tx, hash)))
  if (!isUsed) {
    await noteRefusedCode(supabase, caller, 'recovery_code')
    throw refusedField('recoveryCode', 'This recovery code is not valid, or has been used.', undefined)
  }
  logAuthEvent('recovery_code_used', { ...supabase.visitor, ...caller })
  // The next token no longer asks for a factor. Without it the pages still lead to the proof, which then asks for the password.
  const { error } = await supabase.auth.refreshSession()
  if (error)
    log.warn(
      { requestId: caller.requestId, reason: error.code },
      'the token after a recovery code is the old one',
    )
}
