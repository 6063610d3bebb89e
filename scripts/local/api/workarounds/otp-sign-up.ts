import { randomBytes } from 'node:crypto'
import type { Workaround } from '../context.ts'
import { asEmail, asPost, isCall, readJson } from '../requests.ts'
import { findMailState } from '../users.ts'

/**
 * Asked for a sign-in link to an unknown address, Supabase Lite makes a user that is already confirmed, and a session. On
 * Supabase that is a sign-up: the user stays unconfirmed until the confirmation mail is followed.
 */
export const otpSignUp: Workaround = (context) => async (request, next) => {
  if (!isCall(request, 'POST', '/auth/v1/otp') || !context.config.auth.email.enable_confirmations) {
    return next(request)
  }
  const { email, data, create_user } = await readJson(request)
  const user = await findMailState(context.db, asEmail(email))
  if (user?.confirmed || (!user && create_user === false)) return next(request)

  // A prefix of every character class, so that no password rule refuses what nobody will ever type.
  const password = `aA1!${randomBytes(24).toString('base64url')}`
  const answer = await next(asPost(request, '/auth/v1/signup', { email, password, data }))
  return answer.ok ? Response.json({}) : answer
}
