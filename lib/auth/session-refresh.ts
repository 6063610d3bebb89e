import 'server-only'
import type { SetAllCookies } from '@supabase/ssr'
import { log } from '@/lib/observability/log'
import { AppError } from '@/lib/errors'
import { requestIdFrom } from '@/lib/observability/request-id'
import type { UserCaller } from './caller'
import { hasSession } from './cookie-names'
import { callerAtHand, loadSession } from './session'
import { supabaseFor } from './supabase'

export type SessionChange = {
  cookies: Parameters<SetAllCookies>[0]
  /** Must reach the response: Retry-After, and cache headers that keep a CDN from sharing sessions between users. */
  headers: Record<string, string>
  /** Verified, unless the key set is not at hand. */
  caller?: UserCaller | undefined
}

/** Changes nothing while Auth is unreachable. https://supabase.com/docs/guides/auth/server-side/creating-a-client */
export async function refreshSession(
  cookies: { name: string; value: string }[],
  visitor: Headers,
): Promise<SessionChange> {
  if (!hasSession(cookies)) return unchanged()

  try {
    return await refresh(cookies, visitor)
  } catch (error) {
    log.warn({ error }, 'the session could not be refreshed')
    const seconds = error instanceof AppError ? error.retryAfterSeconds : undefined
    return { cookies: [], headers: seconds === undefined ? {} : { 'Retry-After': String(seconds) } }
  }
}

async function refresh(cookies: { name: string; value: string }[], visitor: Headers) {
  const change = unchanged()
  const supabase = supabaseFor(
    {
      getAll: () => cookies,
      setAll: (changed, headers) => {
        change.cookies.push(...changed)
        Object.assign(change.headers, headers)
      },
    },
    visitor,
  )
  const session = await loadSession(supabase)
  return { ...change, caller: await callerAtHand(session, requestIdFrom(visitor)) }
}

function unchanged(): SessionChange {
  return { cookies: [], headers: {} }
}
