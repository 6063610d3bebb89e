import { randomUUID } from 'node:crypto'
import { authError } from '../../answers.ts'
import { callerAddress } from '../../caller-address.ts'
import type { Context } from '../../context.ts'
import { inTransaction } from '../../transaction.ts'
import type { Factor } from '../../factors.ts'

const LIFE_SECONDS = 300

/** The challenges of a type may be switched off, for verified factors too. */
export function refuseVerification({ config }: Context, { factor_type: type }: Factor): Response | undefined {
  if (type === 'phone')
    return authError(422, 'mfa_phone_verify_not_enabled', 'MFA verification is disabled for Phone')
  if (type === 'webauthn')
    return authError(422, 'mfa_webauthn_verify_not_enabled', 'MFA verification is disabled for WebAuthn')
  if (config.auth.mfa.totp.verify_enabled) return undefined
  return authError(422, 'mfa_totp_verify_not_enabled', 'MFA verification is disabled for TOTP')
}

export async function challenge(context: Context, factor: Factor, request: Request): Promise<Response> {
  const refusal = refuseVerification(context, factor)
  if (refusal) return refusal

  const id = randomUUID()
  const expiresAt = await inTransaction(context.db, async (open) => {
    await open.query('update auth.mfa_factors set last_challenged_at = clock_timestamp() where id = $1', [
      factor.id,
    ])
    const made = await open.query<{ expires_at: number }>(
      `insert into auth.mfa_challenges (id, factor_id, created_at, ip_address) values ($1, $2, now(), $3)
       returning floor(extract(epoch from created_at))::int + $4::int as expires_at`,
      [id, factor.id, callerAddress(request, context.keys), LIFE_SECONDS],
    )
    return made.rows[0]!.expires_at
  })
  return Response.json({ id, type: factor.factor_type, expires_at: expiresAt })
}

/** Refuses a challenge that is unknown, was answered or is over, or that another address asked for. */
export async function refuseChallenge(context: Context, factor: Factor, id: string, request: Request) {
  const found = await context.db.query<{ usable: boolean; over: boolean }>(
    `select verified_at is null and ip_address = $3 as usable, created_at < now() - make_interval(secs => $4) as over
     from auth.mfa_challenges where id::text = $1 and factor_id = $2`,
    [id.toLowerCase(), factor.id, callerAddress(request, context.keys), LIFE_SECONDS],
  )
  const [row] = found.rows
  if (!row)
    return authError(422, 'mfa_factor_not_found', 'MFA factor with the provided challenge ID not found')
  if (!row.usable)
    return authError(422, 'mfa_ip_address_mismatch', 'Challenge and verify IP addresses mismatch.')
  if (!row.over) return undefined

  await context.db.query('delete from auth.mfa_challenges where id::text = $1', [id.toLowerCase()])
  const message = `MFA challenge ${id} has expired, verify against another challenge or create a new challenge.`
  return authError(422, 'mfa_challenge_expired', message)
}
