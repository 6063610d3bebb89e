import type { UserCaller } from '@/lib/auth/caller'
import { refuse, refusedField } from '@/lib/auth/refusals'
import type { VisitorAuth } from '@/lib/auth/supabase'
import { AppError } from '@/lib/errors'
import { requireRecentProof } from '@/lib/features/account/service'
import { logAuthEvent } from '@/lib/observability/auth-event-line'
import { verifyCode } from './confirmation-service'
import type { Enrolment, FactorCode, NewFactor } from './schema'

/** Drops an app that was begun and left. https://supabase.com/docs/guides/auth/auth-mfa/totp */
export async function beginEnrolment(
  supabase: VisitorAuth,
  caller: UserCaller,
  { name }: NewFactor,
  issuer: string,
): Promise<Enrolment> {
  await requireRecentProof(caller)
  await dropBegun(supabase)
  const { data, error } = await supabase.auth.mfa.enroll({ factorType: 'totp', friendlyName: name, issuer })
  if (error?.code === 'mfa_factor_name_conflict')
    throw refusedField('name', 'You have an app of this name.', error)
  if (error?.code === 'too_many_enrolled_mfa_factors') {
    throw new AppError('conflict', 'You have as many apps as possible. Remove one first.', { cause: error })
  }
  if (error) refuse(error)
  const { secret, uri, qr_code: qrCode } = data.totp
  return { factorId: data.id, secret, uri, qrCode: asDataUrl(qrCode) }
}

/** Throws `factor_required` and `proof_required`, because a page that shows a secret may stand open for long. */
export async function finishEnrolment(
  supabase: VisitorAuth,
  caller: UserCaller,
  input: FactorCode,
): Promise<UserCaller> {
  await requireRecentProof(caller)
  const proved = await verifyCode(supabase, caller, input)
  logAuthEvent('factor_added', { ...supabase.visitor, ...caller })
  return proved
}

/** Throws `factor_required` and `proof_required`. The session falls to the first level if this was its proof. */
export async function removeFactor(supabase: VisitorAuth, caller: UserCaller, factorId: string) {
  await requireRecentProof(caller)
  const { error } = await supabase.auth.mfa.unenroll({ factorId })
  if (error?.code === 'mfa_factor_not_found') throw new AppError('not_found', 'Not found.', { cause: error })
  if (error) refuse(error)
  logAuthEvent('factor_removed', { ...supabase.visitor, ...caller })
  // The present token tells of the removed factor for up to an hour.
  await supabase.auth.refreshSession()
}

async function dropBegun({ auth }: VisitorAuth) {
  const { data, error } = await auth.mfa.listFactors()
  if (error) refuse(error)
  for (const { id, status } of data.all) {
    if (status !== 'unverified') continue
    const { error: refusal } = await auth.mfa.unenroll({ factorId: id })
    if (refusal && refusal.code !== 'mfa_factor_not_found') refuse(refusal)
  }
}

/** The client puts the document into the address unescaped, where a sign such as # would end it. */
function asDataUrl(qrCode: string) {
  return `data:image/svg+xml,${encodeURIComponent(qrCode.replace(/^data:[^,]*,/, ''))}`
}
