import { authError } from '../answers.ts'
import { callerOf, hasKey } from '../caller.ts'
import type { Context, Workaround } from '../context.ts'
import { authenticationOptions, verifyAuthentication } from './passkeys/authentication.ts'
import { listPasskeys, removePasskey, renamePasskey } from './passkeys/management.ts'
import { registrationOptions, verifyRegistration } from './passkeys/registration.ts'

const PASSKEYS = /^\/auth\/v1\/passkeys(?:\/(.*?))?\/?$/

/** Supabase Lite has no passkeys. They are as on Supabase: https://supabase.com/docs/guides/auth/passkeys */
export const passkeys: Workaround = (context) => async (request, next) => {
  const path = PASSKEYS.exec(new URL(request.url).pathname)
  if (!path || !hasKey(context, request)) return next(request)
  if (!context.config.auth.passkey.enabled) return authError(404, 'passkey_disabled', 'Passkeys are disabled')
  return route(context, request, path[1] ?? '')
}

async function route(context: Context, request: Request, path: string): Promise<Response> {
  const call = `${request.method} ${path}`
  if (call === 'POST authentication/options') return authenticationOptions(context)
  if (call === 'POST authentication/verify') return verifyAuthentication(context, request)

  const caller = await callerOf(context, request)
  if (caller instanceof Response) return caller
  if (call === 'GET ') return listPasskeys(context, caller.id)
  if (call === 'POST registration/options') return registrationOptions(context, caller)
  if (call === 'POST registration/verify') return verifyRegistration(context, caller, request)
  if (request.method === 'PATCH') return renamePasskey(context, caller, path, request)
  if (request.method === 'DELETE') return removePasskey(context, caller, path)
  return new Response(null, { status: 405 })
}
