import type { Pool } from 'pg'
import type { Workaround } from '../context.ts'
import { refuseLongPassword } from '../passwords.ts'
import { asEmail, asText, callerClaims, isCall, readJson } from '../requests.ts'

/**
 * Supabase Lite keeps every session and link after a new password, and cuts one of more than 72 bytes. Supabase Auth ends the
 * other sessions and the links in mails, and refuses a long one.
 */
export const newPassword: Workaround =
  ({ db }) =>
  async (request, next) => {
    const changes = isCall(request, 'PUT', '/auth/v1/user')
    if (!changes && !isCall(request, 'POST', '/auth/v1/signup')) return next(request)

    const body = await readJson(request)
    const password = asText(body.password)
    const refusal = refuseLongPassword(password)
    if (refusal) return refusal

    const answer = await next(request)
    const { sub, session_id } = callerClaims(request) ?? {}
    if (changes && password && answer.ok && sub) {
      await endSessions(db, sub, session_id)
      await endLinks(db, sub, { andEmailChange: !asEmail(body.email) })
    }
    return answer
  }

/** Ends all sessions of a user but the one to keep. */
export async function endSessions(db: Pool, userId: string, keep?: unknown) {
  await db.query('delete from auth.sessions where user_id = $1 and id is distinct from $2', [
    userId,
    keep ?? null,
  ])
}

/** Ends the links that were mailed to a user. Those of a change of the address stay if the same request began it. */
export async function endLinks(db: Pool, userId: string, { andEmailChange = true } = {}) {
  await db.query(
    `update auth.users set confirmation_token = '', confirmation_sent_at = null, recovery_token = '', recovery_sent_at = null,
       reauthentication_token = '', reauthentication_sent_at = null where id = $1`,
    [userId],
  )
  if (!andEmailChange) return
  await db.query(
    `update auth.users set email_change_token_current = '', email_change_token_new = '', email_change_sent_at = null
     where id = $1`,
    [userId],
  )
}
