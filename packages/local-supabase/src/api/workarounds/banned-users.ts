import { decodeJwt } from 'jose'
import { authError, isJson } from '../answers.ts'
import type { Context, Workaround } from '../context.ts'
import type { Door } from '../door.ts'
import { asText, callerClaims, isRefresh, readJson, type Json } from '../requests.ts'

const SESSION_PATHS = ['/auth/v1/token', '/auth/v1/verify']
const USER_PATH = '/auth/v1/user'

/** Supabase Lite stores a ban, but lets the user sign in, refresh and go on all the same. The sessions outlive the ban. */
export const bannedUsers: Workaround = (context) => async (request, next) => {
  if (isRefresh(request)) return refresh(context, request, next)
  const { pathname } = new URL(request.url)
  if (pathname === USER_PATH && (await isBanned(context, callerClaims(request)?.sub)))
    return authError(403, 'user_banned', 'User is banned')

  const answer = await next(request)
  if (!SESSION_PATHS.includes(pathname) || !answer.ok || !isJson(answer)) return answer
  return (await endNewSession(context, answer)) ? authError(400, 'user_banned', 'User is banned') : answer
}

async function refresh({ db }: Context, request: Request, next: Door): Promise<Response> {
  const { refresh_token } = await readJson(request)
  const found = await db.query(
    `select from auth.refresh_tokens token join auth.users on users.id = token.user_id
     where token.token = $1 and users.banned_until > now()`,
    [asText(refresh_token)],
  )
  if (!found.rowCount) return next(request)
  return authError(400, 'user_banned', 'Invalid Refresh Token: User Banned')
}

async function isBanned({ db }: Context, id: string | undefined): Promise<boolean> {
  const found = await db.query('select from auth.users where id = $1 and banned_until > now()', [id ?? null])
  return Boolean(found.rowCount)
}

async function endNewSession({ db }: Context, answer: Response): Promise<boolean> {
  const { access_token: token } = (await answer.clone().json()) as Json
  if (typeof token !== 'string') return false

  const { sub, session_id } = decodeJwt(token)
  const ended = await db.query(
    `delete from auth.sessions using auth.users
     where users.id = $1 and users.banned_until > now() and sessions.id = $2 and sessions.user_id = users.id`,
    [sub, session_id],
  )
  return Boolean(ended.rowCount)
}
