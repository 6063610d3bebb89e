import 'server-only'
import { createClient } from '@supabase/supabase-js'
import { type Caller, refuseImpersonated } from '@/lib/auth/caller'
import { env } from '@/lib/env'

/** Storage moves no bytes for us, so a slower answer means an outage. */
const STORAGE_TIMEOUT_MS = 5_000

/** An API key has no token for Storage, so its caller passes only the object of a row that the key was shown. */
export function storageAs(caller: Caller) {
  if (caller.via === 'key') return storageAsService()

  refuseImpersonated(caller)
  const { accessToken } = caller
  if (!accessToken) throw new Error('Storage can be asked only while the caller’s own request is answered.')
  return createClient(env.NEXT_PUBLIC_SUPABASE_URL, env.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY, {
    accessToken: () => Promise.resolve(accessToken),
    global: { fetch: fetchInTime },
  }).storage
}

/** Passes every policy, for work that no caller asked for. tests/architecture.test.ts lists who may. */
export function storageAsService() {
  return createClient(env.NEXT_PUBLIC_SUPABASE_URL, env.SUPABASE_SECRET_KEY, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    global: { fetch: fetchInTime },
  }).storage
}

function fetchInTime(input: RequestInfo | URL, init?: RequestInit) {
  return fetch(input, { ...init, signal: AbortSignal.timeout(STORAGE_TIMEOUT_MS) })
}
