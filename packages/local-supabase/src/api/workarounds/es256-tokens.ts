import { errors, jwtVerify, SignJWT, type JWTPayload } from 'jose'
import { authError, isJson, withBody } from '../answers.ts'
import { callerAddress } from '../caller-address.ts'
import type { Context, Workaround } from '../context.ts'
import { addProof, proofOf, type Proof } from '../proofs.ts'
import { isCall, withHeaders, type Json } from '../requests.ts'
import { inTransaction } from '../transaction.ts'
import { fullClaims } from './full-claims.ts'

const SESSION_PATHS = ['/auth/v1/token', '/auth/v1/signup', '/auth/v1/verify']
const PROTECTED_AUTH = /^\/auth\/v1\/(user|logout|reauthenticate|factors|passkeys(?!\/authentication))\b/

/**
 * Supabase Lite signs and takes HS256 tokens only and publishes no key. Supabase signs with ES256: outside, every token is
 * ours. Inside, Lite sees its own kind. A token that is not ours is refused at every door.
 */
export const es256Tokens: Workaround = (context) => async (request, next) => {
  if (isCall(request, 'GET', '/auth/v1/.well-known/jwks.json')) {
    return Response.json(context.tokens.keySet, { headers: { 'cache-control': 'public, max-age=600' } })
  }

  const proof = await proofOf(context, request)
  const token = bearerToken(request)
  if (!token) return reissue(await next(request), request, context, proof)

  const verified = await context.tokens.verify(token).catch((error: Error) => error)
  const refusal = verified instanceof Error ? refuse(request, verified) : undefined
  if (refusal) return refusal

  const inner = verified instanceof Error ? undefined : `Bearer ${await signForLite(verified, context)}`
  return reissue(await next(withHeaders(request, { authorization: inner })), request, context, proof)
}

/** The JWT of the caller. An API key in its place is no token. */
function bearerToken(request: Request): string | undefined {
  const token = /^bearer\s+(.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  return token?.startsWith('sb_') ? undefined : token
}

function signForLite(claims: JWTPayload, { keys }: Context): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(Buffer.from(keys.lite))
}

/** Signing in with a stale token at hand must work: only what needs a caller is refused. */
function refuse(request: Request, error: Error): Response | undefined {
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
  if (!PROTECTED_AUTH.test(pathname)) return undefined

  const reason = expired ? 'token has invalid claims: token is expired' : 'token is unverifiable'
  return authError(403, 'bad_jwt', `invalid JWT: unable to parse or verify signature, ${reason}`)
}

/** The answer with a token of ours in the place of Lite's. */
async function reissue(
  response: Response,
  request: Request,
  context: Context,
  proof: Proof,
): Promise<Response> {
  if (!SESSION_PATHS.includes(new URL(request.url).pathname) || !response.ok || !isJson(response))
    return response

  const session = (await response.json()) as Json
  if (typeof session.access_token !== 'string') return withBody(response, session)

  const { payload } = await jwtVerify(session.access_token, Buffer.from(context.keys.lite))
  const claims = await inTransaction(context.db, async (open) => {
    if (proof) await addProof(open, payload.session_id, proof)
    const { session_id: sessionId, iat = 0, exp = 0 } = payload
    const address = callerAddress(request, context.keys)
    return fullClaims(context, open, { sessionId, iat, exp, method: proof, address })
  })
  if (!(claims instanceof Response))
    return withBody(response, { ...session, access_token: await context.tokens.sign(claims) })

  // A refused sign-in leaves no session behind. A refused refresh leaves it as it was.
  if (proof) await context.db.query('delete from auth.sessions where id = $1', [payload.session_id])
  return claims
}
