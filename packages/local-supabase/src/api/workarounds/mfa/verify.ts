import type { PoolClient } from 'pg'
import { authError } from '../../answers.ts'
import { callerAddress } from '../../caller-address.ts'
import type { Context } from '../../context.ts'
import { addProof, readProofs } from '../../proofs.ts'
import { asText } from '../../requests.ts'
import { inTransaction } from '../../transaction.ts'
import { findUser } from '../../users.ts'
import { isTotp } from '../../../totp.ts'
import { fullClaims } from '../full-claims.ts'
import { replaceRefreshToken } from '../refresh-tokens.ts'
import { badJson, bodyOf } from './body.ts'
import type { Caller } from '../../caller.ts'
import { refuseChallenge, refuseVerification } from './challenge.ts'
import { isUuid, type Factor } from '../../factors.ts'

/** Takes the code of an authenticator app, and answers the session on its second level. */
export async function verify(context: Context, caller: Caller, factor: Factor, request: Request) {
  const body = await bodyOf(request, ['challenge_id', 'code'])
  if (body instanceof Response) return body
  const [challengeId, code] = [asText(body.challenge_id), asText(body.code)]
  if (typeof body.challenge_id === 'string' && !isUuid(challengeId)) return badJson('challenge_id is no UUID')
  if (!code) return authError(400, 'validation_failed', 'Code needs to be non-empty')

  const refusal =
    refuseVerification(context, factor) ?? (await refuseChallenge(context, factor, challengeId, request))
  if (refusal) return refusal
  if (!isTotp(await secretOf(context, factor), code))
    return authError(422, 'mfa_verification_failed', 'Invalid TOTP code entered')

  return inTransaction(context.db, async (open) => {
    await markVerified(open, factor, challengeId)
    const session = await liftSession(context, open, caller, factor, request)
    await dropTheRest(open, caller, factor)
    return session
  })
}

async function secretOf({ db }: Context, { id }: Factor): Promise<string> {
  const found = await db.query<{ secret: string }>('select secret from auth.mfa_factors where id = $1', [id])
  return found.rows[0]?.secret ?? ''
}

async function markVerified(open: PoolClient, { id }: Factor, challengeId: string) {
  await open.query('update auth.mfa_challenges set verified_at = now() where id::text = $1', [
    challengeId.toLowerCase(),
  ])
  await open.query(
    `update auth.mfa_factors set status = 'verified', updated_at = now() where id = $1 and status <> 'verified'`,
    [id],
  )
}

async function liftSession(
  context: Context,
  open: PoolClient,
  { id: userId, sessionId }: Caller,
  factor: Factor,
  request: Request,
): Promise<Response> {
  await addProof(open, sessionId, factor.factor_type)
  const refreshToken = await replaceRefreshToken(open, sessionId)
  const { aal } = await readProofs(open, sessionId)
  await open.query('update auth.sessions set aal = $2, factor_id = $3, updated_at = now() where id = $1', [
    sessionId,
    aal,
    factor.id,
  ])

  const expiresIn = context.config.auth.jwt_expiry
  const iat = Math.floor(Date.now() / 1000)
  const claims = await fullClaims(context, open, {
    sessionId,
    iat,
    exp: iat + expiresIn,
    method: factor.factor_type,
    address: callerAddress(request, context.keys),
  })
  if (claims instanceof Response) return claims
  return Response.json({
    access_token: await context.tokens.sign(claims),
    token_type: 'bearer',
    expires_in: expiresIn,
    expires_at: iat + expiresIn,
    refresh_token: refreshToken,
    user: await findUser(open, userId),
  })
}

/** The sessions of the first level end, and so do the factors that were begun beside this one. */
async function dropTheRest(open: PoolClient, { id }: Caller, { factor_type: type }: Factor) {
  await open.query(`delete from auth.sessions where user_id = $1 and aal < 'aal2'`, [id])
  await open.query(
    `delete from auth.mfa_factors where user_id = $1 and status = 'unverified' and factor_type = $2`,
    [id, type],
  )
}
