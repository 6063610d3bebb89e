import 'server-only'
import { type CookieMethodsServer, createServerClient } from '@supabase/ssr'
import type { SupabaseClient } from '@supabase/supabase-js'
import { env } from '@/lib/env'
import { checkedAnswer } from './auth-server-answer'
import { clientAddress } from './client-address'
import { Renewal } from './renewal'

/** How long the auth server may take to answer. */
const AUTH_TIMEOUT_MS = 5_000

const authUrl = new URL(`${env.NEXT_PUBLIC_SUPABASE_URL}/auth/v1/`)

/** Supabase Auth as a visitor may use it. */
export type VisitorAuth = { auth: Omit<SupabaseClient['auth'], 'admin'> }

/** The same, with the session of the request in it. */
export type SessionAuth = VisitorAuth & { renewal: Renewal }

/**
 * Supabase Auth for one request, whose session lives in the given cookies. `setAll` also receives cache headers that must reach the
 * response, or a CDN could hand one user's session to another.
 * The secret key is what lets Auth count by the visitor's address, and keep it with the session:
 * https://supabase.com/docs/guides/auth/rate-limits#ip-address-forwarding. With that key the client would be past every policy, so
 * Auth is all that leaves this function.
 */
export function supabaseFor(cookies: CookieMethodsServer, visitor: Headers): SessionAuth {
  const renewal = new Renewal()
  const { auth } = createServerClient(env.NEXT_PUBLIC_SUPABASE_URL, env.SUPABASE_SECRET_KEY, {
    cookies: renewal.spare(cookies),
    cookieOptions: {
      httpOnly: true,
      secure: env.NEXT_PUBLIC_SITE_URL.startsWith('https://'),
      sameSite: 'lax',
    },
    global: {
      headers: forwarded(visitor),
      fetch: async (input, init) => {
        const url = addressIn(input)
        return renewal.watch(url, async () => checkedAnswer(url, await askAuth(url, init)))
      },
    },
  })
  return { auth, renewal }
}

/** Fetches what a visitor may ask of Supabase Auth. Throws for any other address: with the secret key it would be an admin's. */
export async function askAuth(url: URL, init?: RequestInit): Promise<Response> {
  if (!isVisitors(url)) throw new Error(`The secret key may not go to ${url.origin}${url.pathname}.`)

  const deadline = AbortSignal.timeout(AUTH_TIMEOUT_MS)
  const signal = init?.signal ? AbortSignal.any([init.signal, deadline]) : deadline
  return fetch(url, { ...init, signal, redirect: 'error' })
}

/** Throws for a Request: its method, headers and body would not go along. */
function addressIn(input: string | URL | Request) {
  if (input instanceof Request) throw new Error('Supabase Auth is asked by an address and its options.')
  return new URL(input)
}

function isVisitors({ origin, pathname }: URL) {
  if (origin !== authUrl.origin || !pathname.startsWith(authUrl.pathname)) return false
  // A name with an escaped letter or slash is none of the auth client's own.
  return /^(?!admin\b|invite\b)[\w.-]+(\/[\w.-]+)*$/.test(pathname.slice(authUrl.pathname.length))
}

function forwarded(visitor: Headers): Record<string, string> {
  const address = clientAddress(visitor)
  return {
    'user-agent': agentFor(visitor.get('user-agent')),
    ...(address && { 'sb-forwarded-for': address }),
  }
}

/**
 * Whose request it is, so that the list of somebody's sessions does not name this server alone. Supabase refuses the secret key to
 * what calls itself a browser: https://supabase.com/docs/guides/getting-started/api-keys#what-secret-keys-allow-access-to
 */
function agentFor(visitor: string | null) {
  // A space in its place, or what stands around it could make another one.
  const shown = (visitor ?? '').replaceAll(/mozilla(?:\s*\/[\d.\s]*)?/gi, ' ')
  return `Plinth ${shown.replaceAll(/\s+/g, ' ').replaceAll('( ', '(')}`.replaceAll('  ', ' ').trim()
}
