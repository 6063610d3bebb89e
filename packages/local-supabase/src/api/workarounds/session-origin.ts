import { decodeJwt } from 'jose'
import { isJson, withBody } from '../answers.ts'
import { callerAddress } from '../caller-address.ts'
import type { Workaround } from '../context.ts'
import type { Json } from '../requests.ts'

const SESSION_PATHS = ['/auth/v1/token', '/auth/v1/signup', '/auth/v1/verify']

/**
 * Supabase Lite does not note where a session is used from. Supabase does so at the sign-in and at every refresh. At the sign-in it then
 * notes how the session was proved, which Lite keeps in its tag.
 */
export const sessionOrigin: Workaround =
  ({ db, keys }) =>
  async (request, next) => {
    const response = await next(request)
    if (!SESSION_PATHS.includes(new URL(request.url).pathname) || !response.ok || !isJson(response))
      return response

    const session = (await response.json()) as Json
    if (typeof session.access_token === 'string') {
      const { session_id } = decodeJwt(session.access_token)
      await db.query('update auth.sessions set user_agent = $2, ip = $3 where id = $1', [
        session_id,
        request.headers.get('user-agent'),
        callerAddress(request, keys),
      ])
      await db.query(
        `insert into auth.mfa_amr_claims (id, session_id, created_at, updated_at, authentication_method)
         select gen_random_uuid(), id, now(), now(), coalesce(tag, 'password') from auth.sessions where id = $1
         on conflict on constraint mfa_amr_claims_session_id_authentication_method_pkey do nothing`,
        [session_id],
      )
    }
    return withBody(response, session)
  }
