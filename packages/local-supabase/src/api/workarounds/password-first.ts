import { authError, errorCode } from '../answers.ts'
import type { Workaround } from '../context.ts'
import { asEmail, isCall, readJson } from '../requests.ts'

/** Supabase Lite says `email_not_confirmed` before it looks at the password, so anyone learns who has signed up. */
export const passwordFirst: Workaround = (context) => async (request, next) => {
  if (!isCall(request, 'POST', '/auth/v1/token')) return next(request)

  const body = await readJson(request)
  const answer = await next(request)
  if ((await errorCode(answer)) !== 'email_not_confirmed') return answer

  // pgcrypto knows bcrypt's `2b` only by its older name.
  const found = await context.db.query<{ right: boolean }>(
    `select extensions.crypt($2, hash) = hash as "right"
     from (select '$2a' || substr(encrypted_password, 4) as hash from auth.users where email = $1) stored`,
    [asEmail(body.email), String(body.password)],
  )
  return found.rows[0]?.right ? answer : authError(400, 'invalid_credentials', 'Invalid login credentials')
}
