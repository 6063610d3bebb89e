import 'server-only'
import { parseCookieHeader, serializeCookieHeader } from '@supabase/ssr'
import { AppError } from '@/lib/errors'
import { readApiKey } from './api-key'
import type { Caller, KeyCaller } from './caller'
import { hasSession } from './cookie-names'
import { localeCookie, localeOf } from './locale'
import { requireOwnOrigin } from './origin'
import { sessionCaller, tokenCaller } from './session'
import { supabaseFor } from './supabase'

const bearer = /^Bearer +(?:(plinth_\w+)|([\w-]+\.[\w-]+\.[\w-]+))$/i

/** Adds the headers of a refreshed session to `answer`. Throws `unauthenticated`, or `forbidden` for a cross-site write with a cookie. */
export async function requireCaller(request: Request, requestId: string, answer: Headers): Promise<Caller> {
  const cookies = parseCookieHeader(request.headers.get('cookie') ?? '')
  const chosen = cookies.find(({ name }) => name === localeCookie)?.value
  const locale = localeOf(chosen, request.headers.get('accept-language'))

  return { ...(await proven(request, cookies, requestId, answer)), locale }
}

async function proven(
  request: Request,
  cookies: ReturnType<typeof parseCookieHeader>,
  requestId: string,
  answer: Headers,
): Promise<Caller> {
  const authorization = request.headers.get('authorization')
  if (authorization !== null) {
    const [, key, token] = bearer.exec(authorization) ?? []
    if (key) return keyCaller(key, requestId)
    return token ? tokenCaller(token, 'bearer', requestId) : unauthenticated()
  }

  if (!hasSession(cookies)) return unauthenticated()

  requireOwnOrigin(request)
  const supabase = supabaseFor(
    {
      getAll: () => cookies.map(({ name, value }) => ({ name, value: value ?? '' })),
      setAll: (changed, headers) => {
        for (const { name, value, options } of changed) {
          answer.append('set-cookie', serializeCookieHeader(name, value, options))
        }
        for (const [name, value] of Object.entries(headers)) answer.set(name, value)
      },
    },
    request.headers,
  )
  return (await sessionCaller(supabase, requestId)) ?? unauthenticated()
}

function keyCaller(secret: string, requestId: string): KeyCaller {
  const key = readApiKey(secret)
  if (!key) throw new AppError('unauthenticated', 'This API key is not valid.')
  return { via: 'key', userId: null, key, requestId }
}

function unauthenticated(): never {
  throw new AppError('unauthenticated', 'Sign in to continue.')
}
