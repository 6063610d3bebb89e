import { authError } from '../answers.ts'
import type { Context, Workaround } from '../context.ts'
import { hashOneTimeToken, PKCE_PREFIX } from '../one-time-tokens.ts'
import { isPasswordOf, refusePassword } from '../passwords.ts'
import { asEmail, asText, isCall, readJson, type Json } from '../requests.ts'
import { callerOf, type Caller } from '../caller.ts'

/** A session younger than this needs no `nonce`. */
const RECENT_SECONDS = 24 * 60 * 60

/** The proofs by mail, whose owner may have forgotten the password. */
const PROOFS_BY_MAIL = ['otp', 'magiclink', 'recovery']

/**
 * Supabase Lite lets every session change the password and the address, and is silent about the metadata of the app. Supabase Auth asks
 * for the second level where there is a factor, by setting for a recent sign-in and the current password, and leaves that metadata to
 * admins. https://supabase.com/docs/guides/auth/password-security
 */
export const credentialChanges: Workaround = (context) => async (request, next) => {
  if (!isCall(request, 'PUT', '/auth/v1/user')) return next(request)

  const body = await readJson(request)
  const caller = await callerOf(context, request)
  // Lite refuses a token without a user or a session by itself.
  if (caller instanceof Response) return next(request)
  return (await refuse(context, caller, body)) ?? next(request)
}

async function refuse(context: Context, caller: Caller, body: Json): Promise<Response | undefined> {
  const password = asText(body.password)
  const email = asEmail(body.email)
  if (body.app_metadata !== undefined && body.app_metadata !== null) {
    return authError(403, 'not_admin', 'Updating app_metadata requires admin privileges')
  }
  const weak = password ? refusePassword(password, context) : undefined
  if (weak) return weak

  const changes = Boolean(password) || (Boolean(email) && email !== caller.email)
  if (changes && caller.hasFactor && !caller.isSecondLevel) {
    const message = 'AAL2 session is required to update email or password when MFA is enabled.'
    return authError(401, 'insufficient_aal', message)
  }
  if (!password) return undefined
  return (await refuseStale(context, caller, body)) ?? (await refuseUnproved(context, caller, body))
}

async function refuseStale(context: Context, caller: Caller, { nonce }: Json): Promise<Response | undefined> {
  if (!context.config.auth.email.secure_password_change || caller.sessionAge <= RECENT_SECONDS)
    return undefined
  if (!asText(nonce))
    return authError(400, 'reauthentication_needed', 'Password update requires reauthentication')

  const hash = hashOneTimeToken(caller.email, asText(nonce))
  const taken = await context.db.query(
    `update auth.users set reauthentication_token = '' where id = $1 and reauthentication_token = any ($2)
       and reauthentication_sent_at > now() - make_interval(secs => $3)`,
    [caller.id, [hash, PKCE_PREFIX + hash], context.config.auth.email.otp_expiry],
  )
  if (taken.rowCount) return undefined
  return authError(422, 'reauthentication_not_valid', 'Nonce has expired or is invalid')
}

async function refuseUnproved(context: Context, caller: Caller, body: Json): Promise<Response | undefined> {
  const byMail = caller.methods.some((method) => PROOFS_BY_MAIL.includes(method))
  if (!context.config.auth.email.require_current_password || byMail) return undefined
  if (!(await hasPassword(context, caller.id))) return undefined

  const message = 'Current password required when setting new password.'
  const current = asText(body.current_password)
  if (!current) return authError(400, 'current_password_required', message)
  if (await isPasswordOf(context, caller.id, current)) return undefined
  return authError(400, 'current_password_invalid', message)
}

async function hasPassword({ db }: Context, id: string): Promise<boolean> {
  const found = await db.query(`select from auth.users where id = $1 and encrypted_password <> ''`, [id])
  return Boolean(found.rowCount)
}
