import { randomInt } from 'node:crypto'
import { authError, errorCode, isJson, withBody } from '../answers.ts'
import type { Context, Workaround } from '../context.ts'
import type { Door } from '../door.ts'
import type { Database } from '../transaction.ts'
import { asText, isRefresh, readJson, type Json } from '../requests.ts'

const SESSION_PATHS = ['/auth/v1/token', '/auth/v1/signup', '/auth/v1/verify']
const FORMAT = /^[a-z0-9]{12}$/
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789'
const LENGTH = 12

/**
 * Supabase Lite's refresh tokens are UUIDs, and an old one ends its family at once. Those of Supabase Auth are twelve letters and
 * digits, anything else is no token, and an old one is good for `refresh_token_reuse_interval` more.
 * https://supabase.com/docs/guides/auth/sessions#what-is-refresh-token-reuse-detection-and-what-does-it-protect-from
 */
export const refreshTokens: Workaround = (context) => async (request, next) => {
  const answer = await (isRefresh(request) ? refresh(context, request, next) : next(request))
  const { pathname } = new URL(request.url)
  if (!SESSION_PATHS.includes(pathname) || !answer.ok || !isJson(answer)) return answer
  return withBody(answer, await renamed(context, (await answer.json()) as Json))
}

async function refresh(context: Context, request: Request, next: Door): Promise<Response> {
  const token = asText((await readJson(request)).refresh_token)
  if (!FORMAT.test(token)) return authError(400, 'validation_failed', 'Refresh token is not valid')

  await allowReuse(context, token)
  const answer = await next(request)
  if ((await errorCode(answer)) !== 'validation_failed') return answer
  return authError(400, 'refresh_token_not_found', 'Invalid Refresh Token: Refresh Token Not Found')
}

/** Brings a token back that was replaced a moment ago, unless its one successor lives: then Lite answers that one, as Auth does. */
async function allowReuse({ db, config }: Context, token: string) {
  await db.query(
    `update auth.refresh_tokens old set revoked = false
     where token = $1 and revoked and updated_at > now() - make_interval(secs => $2) and not coalesce((
       select count(*) = 1 and not bool_or(revoked) from auth.refresh_tokens child
       where child.session_id = old.session_id and child.parent = old.token), false)`,
    [token, config.auth.refresh_token_reuse_interval],
  )
}

/** The session with a token of our format in the place of Lite's. */
async function renamed({ db }: Context, session: Json): Promise<Json> {
  const { refresh_token: given } = session
  if (typeof given !== 'string' || FORMAT.test(given)) return session

  const token = newRefreshToken()
  await db.query('update auth.refresh_tokens set token = $2 where token = $1', [given, token])
  return { ...session, refresh_token: token }
}

/** Gives a session another refresh token in the place of its living one, which becomes the parent. */
export async function replaceRefreshToken(db: Database, sessionId: string): Promise<string> {
  const token = newRefreshToken()
  await db.query(
    `with replaced as (
       update auth.refresh_tokens set revoked = true, updated_at = now() where id = (
         select id from auth.refresh_tokens where session_id = $1 and not revoked order by created_at limit 1)
       returning token, user_id
     )
     insert into auth.refresh_tokens (id, token, user_id, session_id, revoked, parent, created_at, updated_at)
     select gen_random_uuid()::text, $2, user_id, $1, false, token, now(), now() from replaced`,
    [sessionId, token],
  )
  return token
}

/** The first refresh token of a session. */
export async function insertRefreshToken(db: Database, userId: string, sessionId: string): Promise<string> {
  const token = newRefreshToken()
  await db.query(
    `insert into auth.refresh_tokens (id, token, user_id, session_id, revoked, created_at, updated_at)
     values (gen_random_uuid()::text, $1, $2, $3, false, now(), now())`,
    [token, userId, sessionId],
  )
  return token
}

function newRefreshToken(): string {
  return Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
}
