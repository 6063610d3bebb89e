import { join } from 'node:path'
import { createClient } from '@supabase/supabase-js'
import { Pool } from 'pg'
import { localDefaults } from '../../../../lib/local-defaults'
import type { SendEmailHook } from '../../src/api/mail/send-email-hook'
import { startApi } from '../../src/api/server'
import { bootstrap } from '../../src/bootstrap'
import { readLocalConfig, type LocalConfig } from '../../src/config'
import { freePort } from '../../src/ports'
import { createDatabase, dir, onEnd } from './database'

export const SITE_URL = 'http://localhost:3000'
export const keys = {
  publishable: localDefaults.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY,
  secret: localDefaults.SUPABASE_SECRET_KEY,
}

export const adminUrl = await createDatabase('repaired')
await bootstrap(adminUrl)

/** The superuser of the database behind the API. */
export const db = new Pool({ connectionString: adminUrl, max: 2 })
db.on('error', () => {})
onEnd(() => db.end())

type AuthChange = Partial<Omit<LocalConfig['auth'], 'email'>> & {
  email?: Partial<LocalConfig['auth']['email']>
}

/**
 * The API as `npm run dev` starts it, but with mails as fast as a test asks for them, written here unless there is a hook, and with the
 * given settings.
 */
export async function startRepaired({ email, ...change }: AuthChange = {}, sendEmailHook?: SendEmailHook) {
  const config = readLocalConfig()
  config.auth = { ...config.auth, ...change, email: { ...config.auth.email, max_frequency: '0s', ...email } }
  const [apiPort, mailPort] = [await freePort(), await freePort()]
  const api = await startApi({
    adminUrl,
    apiPort,
    mailPort,
    dir: join(dir, 'api'),
    siteUrl: SITE_URL,
    config,
    sendEmailHook,
  })
  onEnd(() => api.close())
  return {
    url: `http://127.0.0.1:${apiPort}`,
    mailUrl: `http://127.0.0.1:${mailPort}`,
    close: () => api.close(),
  }
}

export type Repaired = Awaited<ReturnType<typeof startRepaired>>

export function clientOf(
  { url }: { url: string },
  key = keys.publishable,
  headers: Record<string, string> = {},
) {
  const auth = { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false }
  return createClient(url, key, { auth, global: { headers } })
}

export const adminOf = (api: { url: string }) => clientOf(api, keys.secret)
