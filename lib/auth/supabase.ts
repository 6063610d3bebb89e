import 'server-only'
import { type CookieMethodsServer, createServerClient } from '@supabase/ssr'
import type { SupabaseClient } from '@supabase/supabase-js'
import { env } from '@/lib/env'
import { checkedAnswer } from './auth-server-answer'
import { clientAddress } from './client-address'
import { cookieOptions, sessionCookie } from './cookie-names'
import { Renewal } from './renewal'
import { type Visitor, visitorOf } from './visitor'

const AUTH_TIMEOUT_MS = 5_000

const authUrl = new URL(`${env.NEXT_PUBLIC_SUPABASE_URL}/auth/v1/`)

export type VisitorAuth = {
  auth: Omit<SupabaseClient['auth'], 'admin'>
  visitor?: Visitor
  /** Makes Auth for a session of its own beside the visitor’s, whose cookies it leaves alone. Absent outside of a request. */
  aside?: () => VisitorAuth['auth']
}

export type SessionAuth = VisitorAuth & { renewal: Renewal }

/**
 * Its cache headers must reach the response, or a CDN could share sessions between users. Only Auth leaves, because the secret key passes
 * every policy. https://supabase.com/docs/guides/auth/rate-limits#ip-address-forwarding
 */
export function supabaseFor(cookies: CookieMethodsServer, visitor: Headers): SessionAuth {
  const renewal = new Renewal()
  const { auth } = createServerClient(env.NEXT_PUBLIC_SUPABASE_URL, env.SUPABASE_SECRET_KEY, {
    cookies: { ...renewal.spare(cookies), encode: 'tokens-only' },
    cookieOptions: { ...cookieOptions, name: sessionCookie },
    global: {
      headers: forwarded(visitor),
      fetch: async (input, init) => {
        const url = addressIn(input)
        return renewal.watch(url, async () => checkedAnswer(url, await askAuth(url, init)))
      },
    },
  })
  const aside = () => supabaseFor({ getAll: () => [], setAll: () => {} }, visitor).auth
  return { auth, renewal, visitor: visitorOf(visitor), aside }
}

/** Throws for an admin address, because the secret key would make the request an admin’s. */
export async function askAuth(url: URL, init?: RequestInit): Promise<Response> {
  if (!isVisitors(url)) throw new Error(`The secret key may not go to ${url.origin}${url.pathname}.`)

  const deadline = AbortSignal.timeout(AUTH_TIMEOUT_MS)
  const signal = init?.signal ? AbortSignal.any([init.signal, deadline]) : deadline
  return fetch(url, { ...init, signal, redirect: 'error' })
}

/** Throws for a Request, whose method, headers and body would be lost. */
function addressIn(input: string | URL | Request) {
  if (input instanceof Request) throw new Error('Supabase Auth is asked by an address and its options.')
  return new URL(input)
}

function isVisitors({ origin, pathname }: URL) {
  if (origin !== authUrl.origin || !pathname.startsWith(authUrl.pathname)) return false
  // The auth client’s own names have no escaped letter or slash.
  return /^(?!admin\b|invite\b)[\w.-]+(\/[\w.-]+)*$/.test(pathname.slice(authUrl.pathname.length))
}

function forwarded(visitor: Headers): Record<string, string> {
  const address = clientAddress(visitor)
  return {
    'user-agent': agentFor(visitor.get('user-agent')),
    ...(address && { 'sb-forwarded-for': address }),
  }
}

/** Supabase refuses the secret key to a browser's name: https://supabase.com/docs/guides/getting-started/api-keys#what-secret-keys-allow-access-to */
function agentFor(visitor: string | null) {
  // A space keeps the text around the name from forming a new one.
  const shown = (visitor ?? '').replaceAll(/mozilla(?:\s*\/[\d.\s]*)?/gi, ' ')
  return `Plinth ${shown.replaceAll(/\s+/g, ' ').replaceAll('( ', '(')}`.replaceAll('  ', ' ').trim()
}
