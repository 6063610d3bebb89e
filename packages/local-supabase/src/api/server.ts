import { join } from 'node:path'
import { Pool } from 'pg'
import type { LocalConfig } from '../config.ts'
import { HUNG_MS } from '../patience.ts'
import { createAccessTokens, liteSecret } from './access-tokens.ts'
import { parseSize } from './durations.ts'
import { createGateway } from './gateway.ts'
import { listen } from './http-server.ts'
import { createLite, type Route } from './lite.ts'
import { createMailbox } from './mail/mailbox.ts'
import { createMailer } from './mail/mailer.ts'
import type { SendEmailHook } from './mail/send-email-hook.ts'
import { mailPages } from './mail/mail-pages.ts'
import { startRealtime } from './realtime/realtime.ts'
import { signingKey, type TrustedKey } from './signing-key.ts'
import { serviceOptions } from './service-settings.ts'
import { watchSchema } from './workarounds/schema-cache.ts'

// The multipart form around a file of the largest allowed size.
const FORM_OVERHEAD_BYTES = 1024 * 1024
// The mail page takes no bodies but a list of ids to delete.
const MAIL_BODY_BYTES = 1024 * 1024
// The layer's own statements are short. Lite has a pool of its own.
const POOL = {
  max: 4,
  connectionTimeoutMillis: HUNG_MS,
  statement_timeout: HUNG_MS,
  idleTimeoutMillis: 10_000,
}

export type ApiKeys = { publishableKey: string; secretKey: string }

type Options = {
  adminUrl: string
  apiPort: number
  mailPort: number
  dir: string
  siteUrl: string
  config: LocalConfig
  keys: ApiKeys
  /** Keys whose tokens count beside those of the stack's own. */
  trustedKeys?: TrustedKey[] | undefined
  /** The app's endpoint that writes the mails of Auth. Without it the stack writes them from the templates of `config`. */
  sendEmailHook?: SendEmailHook | undefined
}

type Closable = { close(): Promise<void> }

/**
 * Starts the local Auth, Storage, Realtime and Data API on `apiPort` and the page of caught mails on `mailPort`, both on 127.0.0.1.
 * `dir` keeps the signing key and the stored objects. `routes` are those of Supabase Lite behind the layer. `siteUrl` takes the place of the one in the config file.
 */
export async function startApi(
  options: Options,
): Promise<{ signingKeyFile: string; routes: Route[]; close(): Promise<void> }> {
  const { adminUrl, apiPort, mailPort, dir, siteUrl } = options
  const { auth } = options.config
  // A browser on the app's own address may always use its passkeys.
  const webauthn = { ...auth.webauthn, rp_origins: [...auth.webauthn.rp_origins, new URL(siteUrl).origin] }
  const config = { ...options.config, auth: { ...auth, site_url: siteUrl, webauthn } }
  const apiUrl = `http://127.0.0.1:${apiPort}`
  const { file: signingKeyFile, key } = await signingKey(dir)
  const keys = {
    publishable: options.keys.publishableKey,
    secret: options.keys.secretKey,
    lite: liteSecret(key),
  }

  const opened: Closable[] = []
  const close = async () => {
    await Promise.allSettled(opened.map((part) => part.close()))
  }

  let routes: Route[]
  try {
    const db = new Pool({ connectionString: adminUrl, options: serviceOptions, ...POOL })
    db.on('error', () => {})
    opened.push({ close: () => db.end() })

    const mailbox = createMailbox()
    const mailer = createMailer({ db, config, apiUrl, mailbox, hook: options.sendEmailHook })
    const lite = await createLite({ adminUrl, config, keys, mailer, storageDir: join(dir, 'storage') })
    opened.push(lite)
    routes = lite.routes

    const tokens = await createAccessTokens(key, options.trustedKeys)
    const gateway = createGateway({ db, keys, tokens, mailer, apiUrl, config }, lite.fetch)
    const maxBodyBytes = parseSize(config.storage.file_size_limit) + FORM_OVERHEAD_BYTES

    opened.push(await watchSchema(adminUrl, lite.clearSchemaCache))
    const realtime = await startRealtime({ adminUrl, db, keys, tokens })
    opened.push(realtime)
    const api = { name: 'local API', port: apiPort, maxBodyBytes, handle: gateway, upgrade: realtime.upgrade }
    opened.push(await listen(api))
    const pages = {
      name: 'local mail',
      port: mailPort,
      maxBodyBytes: MAIL_BODY_BYTES,
      handle: mailPages(mailbox),
    }
    opened.push(await listen(pages))
  } catch (error) {
    await close()
    throw error
  }
  return { signingKeyFile, routes, close }
}
