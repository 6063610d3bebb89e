import { errors, jwtVerify, SignJWT, type JWTPayload } from 'jose'
import { authError, isJson, withBody } from '../answers.ts'
import type { Context, Workaround } from '../context.ts'
import type { Door } from '../door.ts'
import { isCall, withHeaders, type Json } from '../requests.ts'
import { fullClaims } from './full-claims.ts'

const SESSION_PATHS = ['/auth/v1/token', '/auth/v1/signup', '/auth/v1/verify']
const PROTECTED_AUTH = /^\/auth\/v1\/(user|logout|reauthenticate|factors)\b/

/**
 * Supabase Lite signs and takes HS256 tokens only and publishes no key. Supabase signs with ES256: outside, every token is
 * ours. Inside, Lite sees its own kind. A token that is not ours is refused at every door.
 */
export const es256Tokens: Workaround = (context) => async (request, next) => {
  if (isCall(request, 'GET', '/auth/v1/.well-known/jwks.json')) {
    return Response.json(context.tokens.keySet, { headers: { 'cache-control': 'public, max-age=600' } })
  }

  const token = bearerToken(request)
  if (!token) return reissue(await next(request), request, context)

  const verified = await context.tokens.verify(token).catch((error: Error) => error)
  if (verified instanceof Error) return refuse(request, next, verified)

  const inner = await signForLite(verified, context)
  return reissue(await next(withHeaders(request, { authorization: `Bearer ${inner}` })), request, context)
}

/** The JWT of the caller. An API key in its place is no token. */
function bearerToken(request: Request): string | undefined {
  const token = /^bearer\s+(.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  return token?.startsWith('sb_') ? undefined : token
}

function signForLite(claims: JWTPayload, { keys }: Context): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(Buffer.from(keys.lite))
}

function refuse(request: Request, next: Door, error: Error): Promise<Response> | Response {
  const { pathname } = new URL(request.url)
  const expired = error instanceof errors.JWTExpired

  if (pathname.startsWith('/rest/v1/')) {
    const code = expired ? 'PGRST303' : 'PGRST301'
    const message = expired ? 'JWT expired' : 'No suitable key or wrong key type'
    return Response.json({ code, message, details: null, hint: null }, { status: 401 })
  }
  if (pathname.startsWith('/storage/v1/')) {
    const message = expired ? '"exp" claim timestamp check failed' : 'Invalid JWT'
    return Response.json({ statusCode: '403', error: 'Unauthorized', message }, { status: 400 })
  }
  // Signing in with a stale token at hand must work: only what needs a caller is refused.
  if (!PROTECTED_AUTH.test(pathname)) return next(withHeaders(request, { authorization: undefined }))

  const reason = expired ? 'token has invalid claims: token is expired' : 'token is unverifiable'
  return authError(403, 'bad_jwt', `invalid JWT: unable to parse or verify signature, ${reason}`)
}

async function reissue(response: Response, request: Request, context: Context): Promise<Response> {
  if (!SESSION_PATHS.includes(new URL(request.url).pathname) || !response.ok || !isJson(response))
    return response

  const session = (await response.json()) as Json
  if (typeof session.access_token !== 'string') return withBody(response, session)

  const { payload } = await jwtVerify(session.access_token, Buffer.from(context.keys.lite))
  const claims = await fullClaims(context, payload, proofOf(request))
  if (claims instanceof Response) return claims
  return withBody(response, { ...session, access_token: await context.tokens.sign(claims) })
}

/** The method by which the caller signed in. A refresh has none of its own. */
function proofOf(request: Request): string | undefined {
  const url = new URL(request.url)
  if (url.pathname === '/auth/v1/verify') return 'otp'
  const grant = url.searchParams.get('grant_type')
  if (grant === 'refresh_token') return undefined
  return grant === 'pkce' ? 'otp' : 'password'
}
