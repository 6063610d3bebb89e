import { randomUUID } from 'node:crypto'
import type { Context, Workaround } from '../context.ts'
import { asEmail, isCall, readJson, type Json } from '../requests.ts'
import { findMailState } from '../users.ts'

const methods: Record<string, string> = {
  '/auth/v1/otp': 'magiclink',
  '/auth/v1/signup': 'email/signup',
  '/auth/v1/recover': 'recovery',
}

/**
 * Supabase Lite ends every mailed link with the tokens in the fragment, which no server sees. A client of the PKCE flow sends
 * a challenge with its request: it is kept until the link is followed, and then answered with a code.
 */
export const pkce: Workaround = (context) => async (request, next) => {
  const method = methods[new URL(request.url).pathname]
  if (!method || !isCall(request, 'POST', new URL(request.url).pathname)) return next(request)

  const body = await readJson(request)
  const answer = await next(request)
  if (answer.ok) await rememberFlow(context, method, body)
  return answer
}

async function rememberFlow({ db }: Context, method: string, body: Json) {
  const user = await findMailState(db, asEmail(body.email))
  if (!user) return

  await db.query(`delete from auth.flow_state where user_id = $1 and provider_type = 'email'`, [user.id])
  if (typeof body.code_challenge !== 'string') return
  await db.query(
    `insert into auth.flow_state
       (id, user_id, auth_code, authentication_method, code_challenge, code_challenge_method, provider_type)
     values ($1, $2, $3, $4, $5, $6, 'email')`,
    [randomUUID(), user.id, randomUUID(), method, body.code_challenge, asEmail(body.code_challenge_method)],
  )
}

/** The code that the user's waiting client can exchange, from now on for Lite's five minutes. Undefined when none waits. */
export async function takeAuthCode({ db }: Context, userId: string): Promise<string | undefined> {
  const found = await db.query<{ auth_code: string }>(
    `update auth.flow_state set created_at = now(), auth_code_issued_at = now()
     where user_id = $1 and provider_type = 'email' and auth_code_issued_at is null returning auth_code`,
    [userId],
  )
  return found.rows[0]?.auth_code
}
