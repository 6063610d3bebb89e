import type { LocalConfig } from '../config.ts'
import type { Keys } from './context.ts'
import { fileStorage } from './file-storage.ts'
import { liteMailer } from './mail/lite-mailer.ts'
import type { Mailer } from './mail/mailer.ts'
import { serviceSettings } from './service-settings.ts'
import { withoutConsoleNoise } from './workarounds/console-noise.ts'
import { withoutRunTimeGrants } from './workarounds/run-time-grants.ts'
import { withServiceStatements } from './workarounds/service-statements.ts'
import { isoTimestamps } from './workarounds/timestamps.ts'

// One developer or one test run. The rest of the server's connections belong to the app.
const MAX_CONNECTIONS = 8

/** A method, or `ALL`, and a path with `:parameters`. */
export type Route = { method: string; path: string }

type Options = { adminUrl: string; config: LocalConfig; keys: Keys; mailer: Mailer; storageDir: string }

/** Supabase Lite as a library, set up from supabase/config.toml. */
export async function createLite({ adminUrl, config, keys, mailer, storageDir }: Options) {
  const { App, setExperimental } = await import('@supabase/lite')
  const { PostgresConnection } = await import('@supabase/lite/postgres')
  const Connection = withServiceStatements(withoutRunTimeGrants(PostgresConnection))
  const connection = new Connection({
    url: adminUrl,
    postgresOptions: {
      max: MAX_CONNECTIONS,
      connection: serviceSettings,
      onnotice: () => {},
      types: isoTimestamps,
    },
  })
  const { api, auth, storage } = config

  const app = new App({
    connection,
    api: { schemas: api.schemas, max_rows: api.max_rows, extra_search_path: api.extra_search_path },
    studio: { enabled: false },
    storage: { enabled: true, file_size_limit: storage.file_size_limit },
    auth: {
      enabled: true,
      site_url: auth.site_url,
      additional_redirect_urls: auth.additional_redirect_urls,
      jwt_expiry: auth.jwt_expiry,
      jwt_secret: keys.lite,
      publishable_key: keys.publishable,
      secret_key: keys.secret,
      enable_signup: auth.enable_signup,
      minimum_password_length: auth.minimum_password_length,
      password_requirements: auth.password_requirements as '',
      enable_refresh_token_rotation: auth.enable_refresh_token_rotation,
      refresh_token_reuse_interval: auth.refresh_token_reuse_interval,
      email: {
        enable_signup: auth.email.enable_signup,
        enable_confirmations: auth.email.enable_confirmations,
        double_confirm_changes: auth.email.double_confirm_changes,
        otp_length: auth.email.otp_length,
        otp_expiry: auth.email.otp_expiry,
      },
    },
    options: { server: { admin: false } },
  })
  Object.assign(app, { _mailer: liteMailer(mailer), _storageAdapter: fileStorage(storageDir) })

  // Switched on after init, which would print a banner about it.
  await app.init()
  setExperimental('storage', true)

  const quiet = withoutConsoleNoise((request) => Promise.resolve(app.fetch(request)))
  return {
    fetch: quiet.fetch,
    routes: routesOf(app),
    clearSchemaCache: () => connection.clearSchemaCache(),
    close() {
      quiet.restore()
      return connection.close()
    },
  }
}

/** The routes that Lite has registered, each once: a middleware stands for every method. */
function routesOf({ server }: { server: { routes: Route[] } }): Route[] {
  const known = new Map(server.routes.map(({ method, path }) => [`${method} ${path}`, { method, path }]))
  return [...known.values()]
}
