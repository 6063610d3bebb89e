import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { SendEmailHook } from './api/mail/send-email-hook.ts'
import { startApi, type ApiKeys } from './api/server.ts'
import type { TrustedKey } from './api/signing-key.ts'
import type { LocalConfig } from './config.ts'
import { bootstrap, bootstrapHash, readSignature, recreateDatabase } from './database.ts'
import { requireFree } from './ports.ts'
import { startPostgres, type Postgres } from './postgres/postgres.ts'
import { stackUrls, type StackPorts, type StackUrls } from './urls.ts'

/** Brings the database behind `ownerUrl` to the project's schema. `outdated` is that of the stack. */
export type Migrate = (ownerUrl: string, state: { outdated: boolean }) => Promise<unknown>

export type StackOptions = {
  /** The directory of the database, the stored files and the key that signs access tokens. */
  dir: string
  ports: StackPorts
  /** The address of the app. It takes the place of `site_url` in the config file. */
  siteUrl: string
  /** The project's supabase/config.toml, by `readLocalConfig`. */
  config: LocalConfig
  /** The API keys that the stack accepts. Two keys of your own keep a production build off published ones. */
  keys: ApiKeys
  /** Keys whose tokens the stack takes beside its own, as a hosted project takes those of an imported key. */
  trustedKeys?: TrustedKey[]
  /** Runs at every start, as the owner of the database. */
  migrate?: Migrate
  /** The app's endpoint that writes the mails of Auth. Without it the stack writes them from the templates of `config`. */
  sendEmailHook?: SendEmailHook | undefined
  /** `false` trades crash safety for speed. */
  durable: boolean
  /** Begins with an empty database and no stored files. */
  fresh?: boolean
}

export type Stack = StackUrls &
  ApiKeys & {
    /** The private key of the access tokens, as a JWK. */
    signingKeyFile: string
    /** The database was made by another version of this package. */
    outdated: boolean
    /** Settles with the reason when the database ends. */
    ended: Promise<string>
    stop: () => Promise<void>
  }

/**
 * Starts PostgreSQL, the Supabase API and the mailbox on 127.0.0.1 and migrates the database. All of it ends with this process, and
 * nothing is left running when one part does not start.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { dir, ports, durable } = options
  await requireFree('api', ports.api)
  await requireFree('mail', ports.mail)
  const postgres = await startPostgres({ dir: join(dir, 'postgres'), port: ports.db, durable })

  try {
    return await startOn(postgres, options)
  } catch (error) {
    await postgres.stop()
    throw error
  }
}

/** Empties the database and the storage of a stack that another process runs, and migrates. Its API stays up. */
export async function resetStack({
  dir,
  ports,
  config,
  migrate,
}: Pick<StackOptions, 'dir' | 'ports' | 'config' | 'migrate'>): Promise<void> {
  const { adminUrl, ownerUrl } = stackUrls(ports)
  await makeDatabase(dir, adminUrl, config)
  await migrate?.(ownerUrl, { outdated: false })
}

async function startOn(postgres: Postgres, options: StackOptions): Promise<Stack> {
  const { dir, ports, siteUrl, config, keys, trustedKeys, migrate, sendEmailHook, fresh } = options
  const urls = stackUrls(ports)
  const { adminUrl, ownerUrl } = urls

  if (fresh || !(await readSignature(adminUrl))) await makeDatabase(dir, adminUrl, config)
  const outdated = (await readSignature(adminUrl)) !== bootstrapHash(grants(config))
  await migrate?.(ownerUrl, { outdated })

  const api = await startApi({
    adminUrl,
    apiPort: ports.api,
    mailPort: ports.mail,
    dir,
    siteUrl,
    config,
    keys,
    trustedKeys,
    sendEmailHook,
  })
  return {
    ...urls,
    ...keys,
    signingKeyFile: api.signingKeyFile,
    outdated,
    ended: postgres.ended,
    stop: async () => {
      await api.close()
      await postgres.stop()
    },
  }
}

async function makeDatabase(dir: string, adminUrl: string, config: LocalConfig) {
  await recreateDatabase(adminUrl)
  await rm(join(dir, 'storage'), { recursive: true, force: true })
  await bootstrap(adminUrl, grants(config))
}

function grants({ api }: LocalConfig) {
  return { autoExposeNewTables: api.auto_expose_new_tables }
}
