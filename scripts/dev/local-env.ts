import { localDefaults } from '../../lib/local-defaults.ts'
import type { Environment } from '../command/environment.ts'
import type { LocalUrls } from '../stack/urls.ts'

/** The app's variables that lead it to a local Supabase. */
export function localEnv(
  urls: Pick<LocalUrls, 'apiUrl' | 'appUrl' | 'mailUrl'>,
  siteUrl: string,
): Omit<typeof localDefaults, 'TRUSTED_PROXY_HOPS'> {
  // The stack does not know the proxies before the app.
  const { TRUSTED_PROXY_HOPS: _, ...values } = localDefaults
  return {
    ...values,
    NEXT_PUBLIC_SITE_URL: siteUrl,
    NEXT_PUBLIC_SUPABASE_URL: urls.apiUrl,
    DATABASE_URL: urls.appUrl,
    MAILER_URL: urls.mailUrl,
  }
}

/** The variables that the app would not find by itself, in its local defaults or in `environment`. */
export function whatDiffers(
  wanted: Record<string, string>,
  environment: Environment,
): Record<string, string> {
  const found: Environment = { ...localDefaults, ...environment }
  return Object.fromEntries(Object.entries(wanted).filter(([name, value]) => found[name] !== value))
}
