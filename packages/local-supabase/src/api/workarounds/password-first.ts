import { authError, errorCode } from '../answers.ts'
import type { Workaround } from '../context.ts'
import { isPasswordOf } from '../passwords.ts'
import { asEmail, isCall, readJson } from '../requests.ts'
import { findMailState } from '../users.ts'

/** Supabase Lite says `email_not_confirmed` before it looks at the password, so anyone learns who has signed up. */
export const passwordFirst: Workaround = (context) => async (request, next) => {
  if (!isCall(request, 'POST', '/auth/v1/token')) return next(request)

  const body = await readJson(request)
  const answer = await next(request)
  if ((await errorCode(answer)) !== 'email_not_confirmed') return answer

  const user = await findMailState(context.db, asEmail(body.email))
  if (user && (await isPasswordOf(context, user.id, String(body.password)))) return answer
  return authError(400, 'invalid_credentials', 'Invalid login credentials')
}
