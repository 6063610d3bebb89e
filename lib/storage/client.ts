import 'server-only'
import { createClient } from '@supabase/supabase-js'
import type { Caller } from '@/lib/auth/caller'
import { env } from '@/lib/env'

/** Storage signs a name or forgets some objects, but moves no bytes for us: what takes longer is out of order. */
const STORAGE_TIMEOUT_MS = 5_000

/**
 * Storage as the caller, under its policies. An API key has no token that Storage knows: the server acts for it, so the object
 * must be that of a row which the key was shown.
 */
export function storageAs(caller: Caller) {
  if (caller.via === 'key') return storageAsService()

  const { accessToken } = caller
  if (!accessToken) throw new Error('Storage can be asked only while the caller’s own request is answered.')
  return createClient(env.NEXT_PUBLIC_SUPABASE_URL, env.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY, {
    accessToken: () => Promise.resolve(accessToken),
    global: { fetch: fetchInTime },
  }).storage
}

/** Past every policy: for work that no caller asked for. tests/architecture.test.ts lists who may. */
export function storageAsService() {
  return createClient(env.NEXT_PUBLIC_SUPABASE_URL, env.SUPABASE_SECRET_KEY, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    global: { fetch: fetchInTime },
  }).storage
}

function fetchInTime(input: RequestInfo | URL, init?: RequestInit) {
  return fetch(input, { ...init, signal: AbortSignal.timeout(STORAGE_TIMEOUT_MS) })
}
