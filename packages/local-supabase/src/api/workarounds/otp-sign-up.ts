import { randomBytes } from 'node:crypto'
import { authError } from '../answers.ts'
import type { Workaround } from '../context.ts'
import { asEmail, asPost, isCall, readJson } from '../requests.ts'
import { findMailState } from '../users.ts'

/**
 * Asked for a sign-in link to an unknown address, Supabase Lite makes a user that is already confirmed, even where sign-up is
 * closed. On Supabase that is a sign-up: the user stays unconfirmed until the confirmation mail is followed. Where no user may be
 * made, it refuses a malformed address like any that is unknown.
 */
export const otpSignUp: Workaround = (context) => async (request, next) => {
  if (!isCall(request, 'POST', '/auth/v1/otp')) return next(request)

  const { email, data, create_user } = await readJson(request)
  const user = await findMailState(context.db, asEmail(email))
  if (asEmail(email) && !user && create_user === false)
    return authError(422, 'otp_disabled', 'Signups not allowed for otp')
  if (user?.confirmed) return next(request)

  // A prefix of every character class, so that no password rule refuses what nobody will ever type.
  const password = `aA1!${randomBytes(48).toString('base64url')}`
  const answer = await next(asPost(request, '/auth/v1/signup', { email, password, data }))
  if (!answer.ok) return answer
  return context.config.auth.email.enable_confirmations ? Response.json({}) : next(request)
}
