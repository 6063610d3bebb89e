import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { startApi } from './api/server.ts'
import { bootstrap, bootstrapHash, readSignature } from './bootstrap.ts'
import { readLocalConfig, type LocalConfig } from './config.ts'
import { recreateDatabase } from './recreate-database.ts'
import { migrate } from '../../../scripts/stack/migrate.ts'
import { requireFree } from './ports.ts'
import { sendEmailHook } from '../../../scripts/stack/send-email-hook.ts'
import { startPostgres, type Postgres } from './postgres/postgres.ts'
import { projectDir } from '../../../scripts/command/project.ts'
import { publishedSecrets, type StackSecrets } from '../../../scripts/stack/secrets.ts'
import { localUrls, type LocalPorts, type LocalUrls } from './urls.ts'

export type Stack = LocalUrls &
  Pick<StackSecrets, 'publishableKey' | 'secretKey'> & {
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
  /** The published ones unless a production build is to run on it. */
  secrets?: StackSecrets
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

async function startOn(postgres: Postgres, options: Options): Promise<Stack> {
  const { dir, ports, siteUrl, fresh, withApp, secrets = publishedSecrets } = options
  const config = readLocalConfig()
  const urls = localUrls(ports, secrets.appPassword)
  const { adminUrl } = urls

  if (fresh || !(await readSignature(adminUrl))) await makeDatabase(dir, adminUrl)
  const outdated = (await readSignature(adminUrl)) !== bootstrapHash(grants(config))
  await migrate(urls.ownerUrl, projectDir, secrets.appPassword).catch((error: Error) => {
    throw outdated ? new Error(`${error.message} ${olderScripts}`, { cause: error }) : error
  })

  const api = await startApi({
    adminUrl,
    apiPort: ports.api,
    mailPort: ports.mail,
    dir,
    siteUrl,
    config,
    secrets,
    sendEmailHook: withApp ? sendEmailHook(config, siteUrl, secrets.sendEmailHook) : undefined,
  })
  return {
    ...urls,
    ...keysOf(secrets),
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
  return { ...urls, ...keysOf(publishedSecrets) }
}

/** What a developer should know of a stack that is outdated. */
export const olderScripts = 'The local database was made by older scripts: run npm run db:reset.'

const keysOf = ({ publishableKey, secretKey }: StackSecrets) => ({ publishableKey, secretKey })

async function makeDatabase(dir: string, adminUrl: string) {
  await recreateDatabase(adminUrl)
  await rm(join(dir, 'storage'), { recursive: true, force: true })
  await bootstrap(adminUrl, grants(readLocalConfig()))
}

function grants({ api }: LocalConfig) {
  return { autoExposeNewTables: api.auto_expose_new_tables }
}
