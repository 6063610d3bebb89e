import { authError } from '../answers.ts'
import type { Workaround } from '../context.ts'
import { parseDuration } from '../durations.ts'
import { asText, isRefresh, readJson } from '../requests.ts'

/**
 * Supabase Lite knows no limit of two units, such as `1h30m`, and reads the time of the last refresh in the zone of this machine.
 * Supabase Auth ends a session at its next refresh. https://supabase.com/docs/guides/auth/sessions#limiting-session-lifetime-and-number-of-allowed-sessions-per-user
 */
export const sessionLimits: Workaround = ({ db, config }) => {
  const { timebox, inactivity_timeout: inactivity } = config.auth.sessions
  const limits = [timebox, inactivity].map((text) => (text ? parseDuration(text) / 1000 : 0) || null)

  return async (request, next) => {
    if (!isRefresh(request)) return next(request)

    const { refresh_token } = await readJson(request)
    const found = await db.query<{ past: boolean; idle: boolean }>(
      `select coalesce(not_after < now(), false) or coalesce(session.created_at + make_interval(secs => $2) < now(), false) as past,
         coalesce(coalesce(session.refreshed_at at time zone 'utc', greatest(token.updated_at, session.created_at))
           + make_interval(secs => $3) < now(), false) as idle
       from auth.refresh_tokens token join auth.sessions session on session.id = token.session_id where token.token = $1`,
      [asText(refresh_token), ...limits],
    )
    const { past, idle } = found.rows[0] ?? {}
    if (past) return authError(400, 'session_expired', 'Invalid Refresh Token: Session Expired')
    if (!idle) return next(request)
    return authError(400, 'session_expired', 'Invalid Refresh Token: Session Expired (Inactivity)')
  }
}
