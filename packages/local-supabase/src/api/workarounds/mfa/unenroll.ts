import { authError } from '../../answers.ts'
import type { Context } from '../../context.ts'
import { inTransaction } from '../../transaction.ts'
import type { Caller } from '../../caller.ts'
import type { Factor } from '../../factors.ts'

const proofs = { totp: 'totp', phone: 'mfa/phone', webauthn: 'mfa/webauthn' }

/** Removes a factor of the caller. A verified one goes by a session of the second level alone. */
export async function unenroll(context: Context, caller: Caller, factor: Factor): Promise<Response> {
  if (factor.status === 'verified' && !caller.isSecondLevel)
    return authError(422, 'insufficient_aal', 'AAL2 required to unenroll verified factor')
  await removeFactor(context, factor)
  return Response.json({ id: factor.id })
}

/** Removes a factor. The sessions that it lifted fall to the first level, and their tokens with the next refresh. */
export async function removeFactor({ db }: Context, { id, factor_type: type }: Factor) {
  await inTransaction(db, async (open) => {
    await open.query('delete from auth.mfa_factors where id = $1', [id])
    await open.query(
      `delete from auth.mfa_amr_claims using auth.sessions
       where sessions.id = session_id and sessions.factor_id = $1 and authentication_method = $2`,
      [id, proofs[type]],
    )
    await open.query(`update auth.sessions set aal = 'aal1', factor_id = null where factor_id = $1`, [id])
  })
}
