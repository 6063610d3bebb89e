import type { EmailMessage } from '@supabase/lite'

export const plainKeys = { publishable: 'sb_publishable_plain', secret: 'sb_secret_plain' }

type Given = {
  hookUri?: string | undefined
  sessions?: { timebox: string } | undefined
  send?: (mail: EmailMessage) => void
}

/** Supabase Lite without the compatibility layer, on the given database. */
export async function createPlainLite(url: string, { hookUri, sessions, send }: Given = {}) {
  const { App, setExperimental } = await import('@supabase/lite')
  const { PostgresConnection } = await import('@supabase/lite/postgres')
  setExperimental('storage', true)
  const connection = new PostgresConnection({ url, postgresOptions: { onnotice: () => {} } })

  const app = new App({
    connection,
    storage: { enabled: true },
    auth: {
      enabled: true,
      jwt_secret: 'only-for-the-tests-of-plain-lite-0123456789',
      publishable_key: plainKeys.publishable,
      secret_key: plainKeys.secret,
      site_url: 'http://localhost:3000',
      additional_redirect_urls: ['http://localhost:*'],
      sessions,
      hook: hookUri ? { custom_access_token: { enabled: true, uri: hookUri } } : undefined,
      email: { enable_confirmations: true, double_confirm_changes: true, max_frequency: '1s' },
    },
    options: { drivers: { email: { send: async (mail) => send?.(mail) } } },
  })
  const store = memoryStorage()
  Object.assign(app, { _storageAdapter: store })
  return { app, connection, store }
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
