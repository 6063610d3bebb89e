import 'server-only'
import { type CookieMethodsServer, createServerClient } from '@supabase/ssr'
import type { SupabaseClient } from '@supabase/supabase-js'
import { env } from '@/lib/env'

/** How long the auth server may take to answer. */
const AUTH_TIMEOUT_MS = 5_000

/**
 * A Supabase client for one request, whose session lives in the given cookies. `setAll` also receives cache headers that must
 * reach the response, or a CDN could hand one user's session to another. The visitor's program goes along in `userAgent`, so that
 * the list of their sessions does not name this server.
 * https://supabase.com/docs/guides/auth/server-side/creating-a-client
 */
export function supabaseFor(cookies: CookieMethodsServer, userAgent?: string | null): SupabaseClient {
  return createServerClient(env.NEXT_PUBLIC_SUPABASE_URL, env.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY, {
    cookies,
    cookieOptions: {
      httpOnly: true,
      secure: env.NEXT_PUBLIC_SITE_URL.startsWith('https://'),
      sameSite: 'lax',
    },
    global: { fetch: fetchInTime, headers: userAgent ? { 'user-agent': userAgent } : {} },
  })
}

function fetchInTime(input: RequestInfo | URL, init?: RequestInit) {
  const deadline = AbortSignal.timeout(AUTH_TIMEOUT_MS)
  return fetch(input, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, deadline]) : deadline })
}
