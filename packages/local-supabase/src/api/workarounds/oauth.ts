import { callerOf } from '../caller.ts'
import type { Context, Workaround } from '../context.ts'
import { authorize } from './oauth/authorize.ts'
import { callback } from './oauth/callback.ts'
import { unlink } from './oauth/link.ts'
import { localProvider } from './oauth/local-provider.ts'

const AUTH = '/auth/v1'
const IDENTITY = /^\/auth\/v1\/user\/identities\/([^/]+)$/

/**
 * Supabase Lite knows two providers, asks their real servers, and links no identity by hand. Here one page of the stack stands for every
 * provider, and vouches for whatever address somebody types. https://supabase.com/docs/guides/auth/auth-identity-linking
 */
export const oauth: Workaround = (context) => {
  const provider = localProvider(context.apiUrl)
  return async (request, next) => {
    const { pathname } = new URL(request.url)
    const ofProvider = await provider.answer(request)
    if (ofProvider) return ofProvider
    if (request.method === 'GET' && pathname === `${AUTH}/authorize`)
      return authorize(context, provider, request)
    if (request.method === 'GET' && pathname === `${AUTH}/callback`)
      return callback(context, provider, request)

    const [, id] = IDENTITY.exec(pathname) ?? []
    if (!id || !hasKey(context, request)) return next(request)
    return ofIdentities(context, provider, request, id)
  }
}

async function ofIdentities(
  context: Context,
  provider: ReturnType<typeof localProvider>,
  request: Request,
  id: string,
): Promise<Response> {
  const caller = await callerOf(context, request)
  if (caller instanceof Response) return caller
  if (request.method === 'DELETE') return unlink(context, caller, id)
  if (request.method === 'GET' && id === 'authorize') return authorize(context, provider, request, caller.id)
  return new Response(null, { status: 405 })
}

function hasKey({ keys }: Context, { headers }: Request): boolean {
  return [keys.publishable, keys.secret].includes(headers.get('apikey') ?? '')
}
