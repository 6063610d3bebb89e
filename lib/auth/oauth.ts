import 'server-only'
import { z } from 'zod'
import { env } from '@/lib/env'
import { type OAuthProvider, oauthProviders } from '@/lib/environment/oauth'

export const offeredProviders: readonly OAuthProvider[] = env.OAUTH_PROVIDERS ?? []

export const OfferedProvider = z.custom<OAuthProvider>((name) =>
  offeredProviders.some((offered) => offered === name),
)

export function providerName(provider: string): string {
  const names: Partial<Record<string, string>> = oauthProviders
  return names[provider] ?? provider
}

/** The address to which Auth sends a browser back. The project allows every address of the site. */
export function returnFrom(path: '/auth/exchange' | '/auth/linked', query: { next?: string } = {}): string {
  const search = new URLSearchParams(query).toString()
  return `${env.NEXT_PUBLIC_SITE_URL}${path}${search && `?${search}`}`
}

export const oauthNotices = [
  'provider-cancelled',
  'provider-unverified',
  'provider-closed',
  'provider-taken',
  'provider-failed',
] as const
export type OAuthNotice = (typeof oauthNotices)[number]

const byCode = new Map<string | null, OAuthNotice>([
  ['provider_email_needs_verification', 'provider-unverified'],
  ['signup_disabled', 'provider-closed'],
  ['identity_already_exists', 'provider-taken'],
])

/** The reason that Auth or the provider has put into the address. Undefined without one. Their own words may come from anybody. */
export function refusalIn(query: URLSearchParams): OAuthNotice | undefined {
  const [error, code] = [query.get('error'), query.get('error_code')]
  if (!error && !code) return undefined
  const known = byCode.get(code)
  if (known) return known
  return error === 'access_denied' && !code ? 'provider-cancelled' : 'provider-failed'
}

const lostWay = new Set<unknown>([
  'bad_oauth_state',
  'bad_oauth_callback',
  'flow_state_already_used',
  'flow_state_expired',
])

/** True for what Auth adds to the address of the site when it no longer knows where a sign-in began, such as after five minutes. */
export function hasLostWay({ error_code: code }: Record<string, unknown>): boolean {
  return lostWay.has(code)
}
