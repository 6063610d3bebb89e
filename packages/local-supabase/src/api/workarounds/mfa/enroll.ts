import { randomUUID } from 'node:crypto'
import { authError } from '../../answers.ts'
import type { Context } from '../../context.ts'
import { asText } from '../../requests.ts'
import { newTotpSecret, totpUri } from '../../../totp.ts'
import { bodyOf } from './body.ts'
import type { Caller } from '../../caller.ts'
import { listFactors } from '../../factors.ts'
import { qrCode } from './qr-code.ts'

/** Supabase Auth's own limit. The config file sets that of all factors, verified or not. */
const MAX_VERIFIED_FACTORS = 10
/** An unverified factor that nobody asked a challenge for goes after this time. */
const UNVERIFIED_SECONDS = 300

/** Makes an unverified factor of an authenticator app and answers its secret, which is never told again. */
export async function enroll(context: Context, caller: Caller, request: Request): Promise<Response> {
  const body = await bodyOf(request, ['factor_type', 'friendly_name', 'issuer', 'phone'])
  if (body instanceof Response) return body

  const name = asText(body.friendly_name)
  const refusal = refuseType(context, asText(body.factor_type)) ?? (await refuseFactor(context, caller, name))
  if (refusal) return refusal

  const [id, secret] = [randomUUID(), newTotpSecret()]
  await context.db.query(
    `insert into auth.mfa_factors (id, user_id, friendly_name, factor_type, status, secret, created_at, updated_at)
     values ($1, $2, $3, 'totp', 'unverified', $4, now(), now())`,
    [id, caller.id, name, secret],
  )
  const issuer = asText(body.issuer) || new URL(context.config.auth.site_url).host
  const uri = totpUri({ secret, issuer, account: caller.email })
  return Response.json({ id, type: 'totp', friendly_name: name, totp: { qr_code: qrCode(uri), secret, uri } })
}

/** The stack has no phone and no security key, which Supabase too leaves off until they are switched on. */
function refuseType({ config }: Context, type: string): Response | undefined {
  if (type === 'phone')
    return authError(422, 'mfa_phone_enroll_not_enabled', 'MFA enroll is disabled for Phone')
  if (type === 'webauthn')
    return authError(422, 'mfa_webauthn_enroll_not_enabled', 'MFA enroll is disabled for WebAuthn')
  if (type !== 'totp')
    return authError(400, 'validation_failed', 'factor_type needs to be totp, phone, or webauthn')
  if (config.auth.mfa.totp.enroll_enabled) return undefined
  return authError(422, 'mfa_totp_enroll_not_enabled', 'MFA enroll is disabled for TOTP')
}

async function refuseFactor({ db, config }: Context, caller: Caller, name: string) {
  await removeForgotten(db)
  const factors = await listFactors(db, caller.id)
  if (factors.some(({ friendly_name: taken = '' }) => taken === name)) {
    const quoted = JSON.stringify(name)
    const message = `A factor with the friendly name ${quoted} for this user already exists`
    return authError(422, 'mfa_factor_name_conflict', message)
  }

  const verified = factors.filter(({ status }) => status === 'verified').length
  if (factors.length >= config.auth.mfa.max_enrolled_factors || verified >= MAX_VERIFIED_FACTORS) {
    const message = 'Maximum number of verified factors reached, unenroll to continue'
    return authError(422, 'too_many_enrolled_mfa_factors', message)
  }
  if (verified === 0 || caller.isSecondLevel) return undefined
  return authError(403, 'insufficient_aal', 'AAL2 required to enroll a new factor')
}

async function removeForgotten(db: Context['db']) {
  await db.query(
    `delete from auth.mfa_factors factor where status <> 'verified' and created_at < now() - make_interval(secs => $1)
       and not exists (select from auth.mfa_challenges where factor_id = factor.id)`,
    [UNVERIFIED_SECONDS],
  )
}
