import { sendConfirmation } from '../confirmation-mail.ts'
import type { Workaround } from '../context.ts'
import { asEmail, isCall, readJson } from '../requests.ts'
import { findMailState } from '../users.ts'
import { resendEmailChange } from './email-change.ts'

/** Supabase Lite resends nothing: once a mail was sent, it answers 429 for ever. */
export const resend: Workaround = (context) => async (request, next) => {
  if (!isCall(request, 'POST', '/auth/v1/resend')) return next(request)

  const body = await readJson(request)
  const answer = await next(request)
  if (answer.status !== 429) return answer

  const user = await findMailState(context.db, asEmail(body.email))
  if (!user) return answer
  const send = body.type === 'email_change' ? resendEmailChange : sendConfirmation
  return (await send(context, user)) ?? Response.json({})
}
