import { randomUUID } from 'node:crypto'
import type { PoolClient } from 'pg'
import { callerAddress } from '../../caller-address.ts'
import type { Context } from '../../context.ts'
import { addProof } from '../../proofs.ts'
import { type AuthUser, findUser } from '../../users.ts'
import { fullClaims } from '../full-claims.ts'
import { insertRefreshToken } from '../refresh-tokens.ts'

const METHOD = 'passkey'

/** Answers a new session. It knows where it is used from before it notes how it was proved. */
export async function openSession(context: Context, open: PoolClient, { id }: AuthUser, request: Request) {
  const [sessionId, address] = [randomUUID(), callerAddress(request, context.keys)]
  await open.query(
    `insert into auth.sessions (id, user_id, aal, created_at, updated_at, user_agent, ip) values ($1, $2, 'aal1', now(), now(), $3, $4)`,
    [sessionId, id, request.headers.get('user-agent'), address],
  )
  await addProof(open, sessionId, METHOD)
  await open.query('update auth.users set last_sign_in_at = now(), updated_at = now() where id = $1', [id])
  const refreshToken = await insertRefreshToken(open, id, sessionId)

  const expiresIn = context.config.auth.jwt_expiry
  const iat = Math.floor(Date.now() / 1000)
  const exp = iat + expiresIn
  const claims = await fullClaims(context, open, { sessionId, iat, exp, method: METHOD, address })
  if (claims instanceof Response) return claims
  return Response.json({
    access_token: await context.tokens.sign(claims),
    token_type: 'bearer',
    expires_in: expiresIn,
    expires_at: exp,
    refresh_token: refreshToken,
    user: await findUser(open, id),
  })
}
