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
  const store = memoryStorage()
  Object.assign(app, { _storageAdapter: store })
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
  return { db, fetch, client, admin: () => client(keys.secret), mails, tokenHash, keys, store }
}

function memoryStorage() {
  const types = new Map<string, string>()
  const metadata = (key: string) => ({
    cacheControl: '',
    contentLength: 2,
    size: 2,
    mimetype: types.get(key) ?? 'text/plain',
    eTag: '"x"',
  })
  return {
    driver: undefined,
    async uploadObject(_bucket: string, key: string, _version: unknown, _body: unknown, mimetype: string) {
      types.set(key, mimetype)
      return metadata(key)
    },
    headObject: async (_bucket: string, key: string) => metadata(key),
    getObject: async (_bucket: string, key: string) => ({
      httpStatusCode: 200,
      metadata: metadata(key),
      body: Buffer.from('hi'),
    }),
    copyObject: async () => ({ httpStatusCode: 200, eTag: '"x"', lastModified: new Date() }),
    deleteObject: async () => {},
    deleteObjects: async () => {},
  }
}

/** Asserts a fault of plain Lite. When Lite no longer has it, the failure names the file to delete. */
export function expectFault(workaround: string, assertion: () => void) {
  try {
    assertion()
  } catch (cause) {
    const file = `packages/local-supabase/src/api/workarounds/${workaround}`
    throw new Error(`Supabase Lite no longer needs ${file}: delete it, and this test.`, { cause })
  }
}
