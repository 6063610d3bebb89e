import { authError } from '../answers.ts'
import type { Context, Workaround } from '../context.ts'
import { parseDuration } from '../durations.ts'
import { asEmail, callerClaims, isCall, readJson } from '../requests.ts'
import { findMailState, findMailStateById } from '../users.ts'

const RECOVERY_PATHS = ['/auth/v1/otp', '/auth/v1/recover']

/** Supabase Lite sends sign-in, recovery and change mails as fast as they are asked for. `max_frequency` is the least gap. */
export const mailFrequency: Workaround = (context) => async (request, next) => {
  const { db, config } = context
  const body = await readJson(request)

  if (RECOVERY_PATHS.some((path) => isCall(request, 'POST', path))) {
    const user = await findMailState(db, asEmail(body.email))
    return tooSoon(user?.recovery_sent_at, config) ?? next(request)
  }
  if (isCall(request, 'PUT', '/auth/v1/user') && asEmail(body.email)) {
    const user = await findMailStateById(db, callerClaims(request)?.sub)
    return tooSoon(user?.email_change_sent_at, config) ?? next(request)
  }
  return next(request)
}

/** The refusal while the last mail is younger than the configured gap, else undefined. */
export function tooSoon(
  lastSentAt: Date | null | undefined,
  config: Context['config'],
): Response | undefined {
  if (!lastSentAt) return undefined
  const waitMs = lastSentAt.getTime() + parseDuration(config.auth.email.max_frequency) - Date.now()
  if (waitMs <= 0) return undefined

  const seconds = Math.ceil(waitMs / 1000)
  const message = `For security purposes, you can only request this after ${seconds} seconds.`
  return authError(429, 'over_email_send_rate_limit', message)
}
