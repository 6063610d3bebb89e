import { hookSecrets } from '../../lib/environment/hook-secrets.ts'
import type { StackOptions } from '@plinth/local-supabase'
import type { LocalConfig } from '@plinth/local-supabase/config'
import { publishedSecrets } from './secrets.ts'

/** The Send Email hook: the path in supabase/config.toml, at the app's own address. */
export function sendEmailHook(
  { auth }: LocalConfig,
  siteUrl: string,
  secret = publishedSecrets.sendEmailHook,
): StackOptions['sendEmailHook'] {
  const hook = auth.hook.send_email
  if (!hook?.enabled) return undefined
  const { pathname } = new URL(hook.uri)
  return { uri: `${siteUrl}${pathname}`, secrets: hookSecrets(secret) }
}

/** The same for a stack of the Supabase CLI, in the variables that it puts before its config file. `host` is this machine as it sees it. */
export function sendEmailHookVariables(
  config: LocalConfig,
  siteUrl: string,
  host: string,
): Record<string, string> {
  const hook = sendEmailHook(config, siteUrl)
  if (!hook) return {}
  const uri = new URL(hook.uri)
  uri.hostname = host
  return { SUPABASE_AUTH_HOOK_SEND_EMAIL_URI: uri.href }
}
