import 'server-only'
import type { SetAllCookies } from '@supabase/ssr'
import { log } from '@/lib/observability/log'
import { AppError } from '@/lib/errors'
import { loadSession } from './session'
import { supabaseFor } from './supabase'

type SessionChange = {
  cookies: Parameters<SetAllCookies>[0]
  /**
   * What must reach the response: cache headers, or a CDN could hand one user's session to another, and while sign-in cannot be checked
   * Retry-After.
   */
  headers: Record<string, string>
}

/**
 * What a page's request must change in its cookies: an access token near its end is replaced before the page renders, since a
 * Server Component cannot set cookies. Visitors and fresh sessions cost no network. While the auth server does not say whether the
 * session lives nothing changes, and the page decides what it can show.
 * https://supabase.com/docs/guides/auth/server-side/creating-a-client
 */
export async function refreshSession(
  cookies: { name: string; value: string }[],
  visitor: Headers,
): Promise<SessionChange> {
  if (!cookies.some(({ name }) => name.startsWith('sb-'))) return unchanged()

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
  await loadSession(supabase)
  return change
}

function unchanged(): SessionChange {
  return { cookies: [], headers: {} }
}
