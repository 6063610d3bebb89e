import type { Context, Workaround } from '../context.ts'
import { callerOf, hasKey } from '../caller.ts'
import { challenge } from './mfa/challenge.ts'
import { enroll } from './mfa/enroll.ts'
import { findFactor } from '../factors.ts'
import { unenroll } from './mfa/unenroll.ts'
import { withFactors } from './mfa/user-factors.ts'
import { verify } from './mfa/verify.ts'

const FACTORS = /^\/auth\/v1\/factors\/?(?:([^/]+)(?:\/(challenge|verify))?)?\/?$/

/** Supabase Lite has no second factors. Those of authenticator apps are as on Supabase: https://supabase.com/docs/guides/auth/auth-mfa/totp */
export const mfa: Workaround = (context) => async (request, next) => {
  const path = FACTORS.exec(new URL(request.url).pathname)
  if (!path || !hasKey(context, request)) return withFactors(context, request, await next(request))

  const [, id, action] = path
  return route(context, request, id, action)
}

async function route(context: Context, request: Request, id = '', action = ''): Promise<Response> {
  const caller = await callerOf(context, request)
  if (caller instanceof Response) return caller
  const call = `${request.method} ${action}`
  if (!id) return call === 'POST ' ? enroll(context, caller, request) : notAllowed()

  const factor = await findFactor(context.db, caller.id, id)
  if (factor instanceof Response) return factor
  if (call === 'POST challenge') return challenge(context, factor, request)
  if (call === 'POST verify') return verify(context, caller, factor, request)
  return call === 'DELETE ' ? unenroll(context, caller, factor) : notAllowed()
}

function notAllowed(): Response {
  return new Response(null, { status: 405 })
}
