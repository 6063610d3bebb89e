import { randomUUID } from 'node:crypto'
import { sendConfirmation } from '../confirmation-mail.ts'
import type { Workaround } from '../context.ts'
import { asEmail, isCall, readJson, type Json } from '../requests.ts'
import { findMailState, findUser } from '../users.ts'

/**
 * Supabase Lite answers a sign-up for a taken address with 429 for ever, which also tells that it is taken. Supabase answers
 * as if the address were new: it resends the mail while unconfirmed, and else returns a user that does not exist.
 */
export const duplicateSignUp: Workaround = (context) => async (request, next) => {
  if (!isCall(request, 'POST', '/auth/v1/signup')) return next(request)

  const body = await readJson(request)
  const answer = await next(request)
  if (answer.status !== 429) return answer

  const user = await findMailState(context.db, asEmail(body.email))
  if (!user) return answer
  if (user.confirmed) return Response.json(madeUpUser(user.email, body.data))

  const refusal = await sendConfirmation(context, user)
  return refusal ?? Response.json(await findUser(context.db, user.id))
}

function madeUpUser(email: string, data: unknown) {
  const now = new Date().toISOString()
  return {
    id: randomUUID(),
    aud: 'authenticated',
    role: '',
    email,
    phone: '',
    confirmation_sent_at: now,
    app_metadata: { provider: 'email', providers: ['email'] },
    user_metadata: { ...(data as Json | undefined) },
    identities: [],
    created_at: now,
    updated_at: now,
    is_anonymous: false,
  }
}
