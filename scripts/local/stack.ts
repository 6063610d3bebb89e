import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { localDefaults } from '../../lib/local-defaults.ts'
import { startApi } from './api/server.ts'
import { bootstrap, bootstrapHash, readSignature } from './bootstrap.ts'
import { readLocalConfig, type LocalConfig } from './config.ts'
import { recreateDatabase } from './database.ts'
import { migrate } from './migrate.ts'
import { requireFree } from './ports.ts'
import { sendEmailHook } from './send-email-hook.ts'
import { startPostgres, type Postgres } from './postgres.ts'
import { localUrls, type LocalPorts, type LocalUrls } from './urls.ts'

export type Stack = LocalUrls & {
  publishableKey: string
  secretKey: string
  signingKeyFile: string
  /** The database was made from other bootstrap SQL than today's. */
  outdated: boolean
  /** Settles with the reason when the database ends. */
  ended: Promise<string>
  stop: () => Promise<void>
}

type Options = {
  dir: string
  ports: LocalPorts
  durable: boolean
  siteUrl: string
  /** Begins with an empty database and no stored files. */
  fresh?: boolean
  /** The app answers at `siteUrl`, so that Auth has its mails written there, as supabase/config.toml says. */
  withApp?: boolean
}

/**
 * Starts Postgres, the local API and the mail page with their state in `dir`, on a database that is bootstrapped and migrated.
 * Everything is closed again when a part does not start; what was started ends with this process.
 */
export async function startStack(options: Options): Promise<Stack> {
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

async function startOn(postgres: Postgres, { dir, ports, siteUrl, fresh, withApp }: Options): Promise<Stack> {
  const config = readLocalConfig()
  const urls = localUrls(ports)
  const { adminUrl } = urls

  if (fresh || !(await readSignature(adminUrl))) await makeDatabase(dir, adminUrl)
  const outdated = (await readSignature(adminUrl)) !== bootstrapHash(grants(config))
  await migrate(urls.ownerUrl).catch((error: Error) => {
    throw outdated ? new Error(`${error.message} ${olderScripts}`, { cause: error }) : error
  })

  const api = await startApi({
    adminUrl,
    apiPort: ports.api,
    mailPort: ports.mail,
    dir,
    siteUrl,
    config,
    sendEmailHook: withApp ? sendEmailHook(config, siteUrl) : undefined,
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

/** Empties the database and the storage of a stack that another process runs, and migrates; its API stays up. */
export async function resetRunningStack({ dir, ports }: Pick<Options, 'dir' | 'ports'>) {
  const urls = localUrls(ports)
  await makeDatabase(dir, urls.adminUrl)
  await migrate(urls.ownerUrl)
  return { ...urls, ...keys }
}

/** What a developer should know of a stack that is outdated. */
export const olderScripts = 'The local database was made by older scripts: run npm run db:reset.'

const keys = {
  publishableKey: localDefaults.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY,
  secretKey: localDefaults.SUPABASE_SECRET_KEY,
}

async function makeDatabase(dir: string, adminUrl: string) {
  await recreateDatabase(adminUrl)
  await rm(join(dir, 'storage'), { recursive: true, force: true })
  await bootstrap(adminUrl, grants(readLocalConfig()))
}

function grants({ api }: LocalConfig) {
  return { autoExposeNewTables: api.auto_expose_new_tables }
}
