import { join } from 'node:path'
import { createClient } from '@supabase/supabase-js'
import { Pool } from 'pg'
import type { SendEmailHook } from '../../src/api/mail/send-email-hook'
import { startApi } from '../../src/api/server'
import type { LocalConfig } from '../../src/config'
import { freePort } from '../../src/ports'
import { keys as apiKeys, projectConfig } from '../project'
import { copyDatabase, dir, onEnd } from './database'

export const SITE_URL = 'http://localhost:3000'
export const keys = {
  publishable: apiKeys.publishableKey,
  secret: apiKeys.secretKey,
}

export const adminUrl = await copyDatabase('repaired')

/** The superuser of the database behind the API. */
export const db = new Pool({ connectionString: adminUrl, max: 2 })
db.on('error', () => {})
onEnd(() => db.end())

type AuthChange = Partial<Omit<LocalConfig['auth'], 'email'>> & {
  email?: Partial<LocalConfig['auth']['email']>
}

/**
 * The API of a stack, but with the given settings and with mails as fast as a test asks for them. Without a hook the stack writes them.
 */
export async function startRepaired({ email, ...change }: AuthChange = {}, sendEmailHook?: SendEmailHook) {
  const config = projectConfig()
  config.auth = { ...config.auth, ...change, email: { ...config.auth.email, max_frequency: '0s', ...email } }
  const [apiPort, mailPort] = [await freePort(), await freePort()]
  const api = await startApi({
    adminUrl,
    apiPort,
    mailPort,
    dir: join(dir, 'api'),
    siteUrl: SITE_URL,
    config,
    keys: apiKeys,
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
