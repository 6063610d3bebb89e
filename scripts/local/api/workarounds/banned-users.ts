import { decodeJwt } from 'jose'
import { authError, isJson } from '../answers.ts'
import type { Workaround } from '../context.ts'
import type { Json } from '../requests.ts'

const SESSION_PATHS = ['/auth/v1/token', '/auth/v1/verify']

/** Supabase Lite stores a ban, but lets the user sign in and refresh all the same. */
export const bannedUsers: Workaround = (context) => async (request, next) => {
  const answer = await next(request)
  if (!SESSION_PATHS.includes(new URL(request.url).pathname) || !answer.ok || !isJson(answer)) return answer

  const { access_token: token } = (await answer.clone().json()) as Json
  if (typeof token !== 'string') return answer

  const { sub, session_id } = decodeJwt(token)
  const ended = await context.db.query(
    `delete from auth.sessions using auth.users
     where users.id = $1 and users.banned_until > now() and sessions.id = $2 and sessions.user_id = users.id`,
    [sub, session_id],
  )
  return ended.rowCount ? authError(400, 'user_banned', 'User is banned') : answer
}
