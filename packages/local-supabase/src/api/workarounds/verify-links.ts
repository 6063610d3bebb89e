import { decodeJwt } from 'jose'
import type { Context, Workaround } from '../context.ts'
import type { Door } from '../door.ts'
import { asPost, isCall, withHeaders, type Json } from '../requests.ts'
import { allowedRedirect } from '../redirects.ts'
import { PKCE_PREFIX } from '../one-time-tokens.ts'
import { takeAuthCode } from './pkce.ts'

/** Supabase Lite answers followed links with its own inner tokens only. This gives a code, a session or the reason why not. */
export const verifyLinks: Workaround = (context) => async (request, next) => {
  if (!isCall(request, 'GET', '/auth/v1/verify')) return next(request)

  const query = new URL(request.url).searchParams
  const target = allowedRedirect(query.get('redirect_to'), context.config.auth)
  const type = query.get('type') ?? ''
  const answer = await verify(request, next, context, { token_hash: query.get('token'), type })
  const body = (await answer.json()) as Json

  if (!answer.ok) return fail(target, body, query.get('token') ?? '')
  if (typeof body.access_token !== 'string') return redirect(target, { message: String(body.msg) })

  const code = await exchangeable(context, body.access_token)
  if (!code) return redirect(target, session(body, type))
  const url = new URL(target)
  url.searchParams.set('code', code)
  return redirect(url.href)
}

function verify(request: Request, next: Door, { keys }: Context, body: Json): Promise<Response> {
  const keyed = withHeaders(request, { apikey: keys.publishable, authorization: undefined })
  return next(asPost(keyed, '/auth/v1/verify', body))
}

/** The session of this request ends where a client waits, because the exchange of the code makes the one that counts. */
async function exchangeable(context: Context, accessToken: string): Promise<string | undefined> {
  const { sub = '', session_id } = decodeJwt(accessToken)
  const code = await takeAuthCode(context, sub)
  if (code) await context.db.query('delete from auth.sessions where id = $1', [session_id])
  return code
}

function session(body: Json, type: string): Record<string, string> {
  const names = ['access_token', 'refresh_token', 'expires_in', 'expires_at', 'token_type']
  return { ...Object.fromEntries(names.map((name) => [name, String(body[name])])), type }
}

/** The reason is in the fragment, and for a client of the PKCE flow, which is a server, in the query too. */
function fail(target: string, { error_code, msg }: Json, token: string): Response {
  const reason = {
    error: 'access_denied',
    error_code: String(error_code),
    error_description: String(msg),
    sb: '',
  }
  if (!token.startsWith(PKCE_PREFIX)) return redirect(target, reason)
  const url = new URL(target)
  for (const [name, value] of Object.entries(reason)) url.searchParams.set(name, value)
  return redirect(url.href, reason)
}

function redirect(target: string, fragment?: Record<string, string>): Response {
  const [page] = target.split('#')
  const location = fragment ? `${page}#${new URLSearchParams(fragment).toString()}` : target
  return new Response(null, { status: 303, headers: { location } })
}
