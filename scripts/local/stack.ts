import { join } from 'node:path'
import { localDefaults } from '../../lib/local-defaults.ts'
import { startApi } from './api/server.ts'
import { bootstrap, bootstrapHash, readSignature } from './bootstrap.ts'
import { readLocalConfig } from './config.ts'
import { recreateDatabase } from './database.ts'
import { migrate } from './migrate.ts'
import { requireFree } from './ports.ts'
import { startPostgres, type Postgres } from './postgres.ts'
import { localUrls, type LocalPorts, type LocalUrls } from './urls.ts'

export type Stack = LocalUrls & {
  publishableKey: string
  secretKey: string
  signingKeyFile: string
  /** The database was made from other bootstrap SQL than today's. */
  outdated: boolean
  stop: () => Promise<void>
}

type Options = { dir: string; ports: LocalPorts; durable: boolean; siteUrl: string }

/**
 * Starts Postgres, the local API and the mail page with their state in `dir`, on a database that is bootstrapped and migrated.
 * Everything is closed again when a part does not start; what was started ends with this process.
 */
export async function startStack({ dir, ports, durable, siteUrl }: Options): Promise<Stack> {
  await requireFree('api', ports.api)
  await requireFree('mail', ports.mail)
  const postgres = await startPostgres({ dir: join(dir, 'postgres'), port: ports.db, durable })

  try {
    return await startOn(postgres, { dir, ports, siteUrl })
  } catch (error) {
    await postgres.stop()
    throw error
  }
}

async function startOn(
  postgres: Postgres,
  { dir, ports, siteUrl }: Omit<Options, 'durable'>,
): Promise<Stack> {
  const config = readLocalConfig()
  const urls = localUrls(ports)
  const wanted = { autoExposeNewTables: config.api.auto_expose_new_tables }

  if (!(await readSignature(urls.adminUrl))) {
    await recreateDatabase(urls.adminUrl)
    await bootstrap(urls.adminUrl, wanted)
  }
  const outdated = (await readSignature(urls.adminUrl)) !== bootstrapHash(wanted)
  await migrate(urls.ownerUrl)

  const { adminUrl } = urls
  const api = await startApi({ adminUrl, apiPort: ports.api, mailPort: ports.mail, dir, siteUrl, config })
  return {
    ...urls,
    publishableKey: localDefaults.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY,
    secretKey: localDefaults.SUPABASE_SECRET_KEY,
    signingKeyFile: api.signingKeyFile,
    outdated,
    stop: async () => {
      await api.close()
      await postgres.stop()
    },
  }
}
