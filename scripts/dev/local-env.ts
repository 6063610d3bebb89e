import { localDefaults } from '../../lib/local-defaults.ts'
import type { Environment } from '../command/environment.ts'
import type { LocalUrls } from '../stack/urls.ts'

/** What the app must be told to reach a local Supabase, by its own variables. */
export function localEnv(
  urls: Pick<LocalUrls, 'apiUrl' | 'appUrl' | 'mailUrl'>,
  siteUrl: string,
): Omit<typeof localDefaults, 'TRUSTED_PROXY_HOPS'> {
  // How many proxies stand before the app is no matter of the stack.
  const { TRUSTED_PROXY_HOPS: _, ...values } = localDefaults
  return {
    ...values,
    NEXT_PUBLIC_SITE_URL: siteUrl,
    NEXT_PUBLIC_SUPABASE_URL: urls.apiUrl,
    DATABASE_URL: urls.appUrl,
    MAILER_URL: urls.mailUrl,
  }
}

/** Leaves what the app would find by itself: its local defaults, unless `environment` says otherwise. */
export function whatDiffers(
  wanted: Record<string, string>,
  environment: Environment,
): Record<string, string> {
  const found: Environment = { ...localDefaults, ...environment }
  return Object.fromEntries(Object.entries(wanted).filter(([name, value]) => found[name] !== value))
}
