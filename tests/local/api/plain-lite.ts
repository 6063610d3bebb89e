import type { EmailMessage } from '@supabase/lite'
import { createClient } from '@supabase/supabase-js'
import { Pool } from 'pg'
import { createDatabase, onEnd } from './database'

const keys = { publishable: 'sb_publishable_plain', secret: 'sb_secret_plain' }

/** Supabase Lite as it comes, on a database that it has set up itself. */
export async function startPlainLite({ hookUri }: { hookUri?: string } = {}) {
  const { App, setExperimental } = await import('@supabase/lite')
  const { PostgresConnection } = await import('@supabase/lite/postgres')
  setExperimental('storage', true)
  const url = await createDatabase('plain')
  const connection = new PostgresConnection({ url, postgresOptions: { onnotice: () => {} } })
  const mails: EmailMessage[] = []

  const app = new App({
    connection,
    storage: { enabled: true },
    auth: {
      enabled: true,
      jwt_secret: 'only-for-the-tests-of-plain-lite-0123456789',
      publishable_key: keys.publishable,
      secret_key: keys.secret,
      site_url: 'http://localhost:3000',
      additional_redirect_urls: ['http://localhost:*'],
      hook: hookUri ? { custom_access_token: { enabled: true, uri: hookUri } } : undefined,
      email: { enable_confirmations: true, double_confirm_changes: true, max_frequency: '1s' },
    },
    options: {
      drivers: {
        email: {
          async send(mail) {
            mails.push(mail)
          },
        },
      },
    },
  })
  Object.assign(app, { _storageAdapter: memoryStorage() })
  await app.ensureSystemSchema()

  const db = new Pool({ connectionString: url, max: 2 })
  db.on('error', () => {})
  onEnd(() => connection.close())
  onEnd(() => db.end())

  const fetch = (input: Request | URL | string, init?: RequestInit) =>
    Promise.resolve(app.fetch(new Request(input, init)))
  const client = (key = keys.publishable) =>
    createClient('http://plain.test', key, {
      auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
      global: { fetch },
    })

  /** The hash in the newest mail to this address. */
  const tokenHash = (to: string) => {
    const mail = mails.findLast((sent) => sent.to === to)
    return /token=(\w+)/.exec(mail?.text ?? '')?.[1] ?? ''
  }
  return { db, fetch, client, admin: () => client(keys.secret), mails, tokenHash, keys }
}

export type PlainLite = Awaited<ReturnType<typeof startPlainLite>>

function memoryStorage() {
  const metadata = { cacheControl: '', contentLength: 2, size: 2, mimetype: 'text/plain', eTag: '"x"' }
  return {
    driver: undefined,
    uploadObject: async () => metadata,
    headObject: async () => metadata,
    getObject: async () => ({ httpStatusCode: 200, metadata, body: Buffer.from('hi') }),
    deleteObject: async () => {},
    deleteObjects: async () => {},
  }
}

/** Asserts what plain Lite still does wrong; when it no longer does, the failure says what to delete. */
export function expectFault(workaround: string, assertion: () => void) {
  try {
    assertion()
  } catch (cause) {
    const file = `scripts/local/api/workarounds/${workaround}`
    throw new Error(`Supabase Lite no longer needs ${file}: delete it, and this test.`, { cause })
  }
}
