import { decodeJwt } from 'jose'
import { isJson, withBody } from '../answers.ts'
import { callerAddress } from '../caller-address.ts'
import type { Workaround } from '../context.ts'
import type { Json } from '../requests.ts'

const SESSION_PATHS = ['/auth/v1/token', '/auth/v1/signup', '/auth/v1/verify']

/** Supabase Lite does not note where a session is used from; Supabase does, at the sign-in and at every refresh. */
export const sessionOrigin: Workaround =
  ({ db, keys }) =>
  async (request, next) => {
    const response = await next(request)
    if (!SESSION_PATHS.includes(new URL(request.url).pathname) || !response.ok || !isJson(response))
      return response

    const session = (await response.json()) as Json
    if (typeof session.access_token === 'string') {
      await db.query('update auth.sessions set user_agent = $2, ip = $3 where id = $1', [
        decodeJwt(session.access_token).session_id,
        request.headers.get('user-agent'),
        callerAddress(request, keys),
      ])
    }
    return withBody(response, session)
  }
