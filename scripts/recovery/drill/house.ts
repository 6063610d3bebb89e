import { join } from 'node:path'
import { createClient } from '@supabase/supabase-js'
import { localDefaults } from '../../../lib/local-defaults.ts'
import { startLocalApi } from '../../stack/api.ts'
import { bootstrap } from '@plinth/local-supabase/database'
import type { Closing } from '../../command/closing.ts'
import { migrate } from '../../stack/migrate.ts'
import { freePort } from '@plinth/local-supabase/ports'
import { startPostgres, type Postgres } from '@plinth/local-supabase/postgres'
import { localUrls } from '../../stack/urls.ts'

export type House = Awaited<ReturnType<typeof planHouse>>

/** Where a cluster and its services will be; nothing runs yet. */
export async function planHouse(dir: string) {
  const ports = { db: await freePort(), api: await freePort(), mail: await freePort() }
  const { databaseUrl, ...urls } = withOwner(ports)
  return {
    dir,
    dataDir: join(dir, 'postgres'),
    ports,
    ...urls,
    connection: { databaseUrl, storage: { url: urls.apiUrl, secretKey: localDefaults.SUPABASE_SECRET_KEY } },
  }
}

function withOwner(ports: { db: number; api: number; mail: number }) {
  const urls = localUrls(ports)
  return { ...urls, databaseUrl: urls.ownerUrl }
}

/** A new cluster with the migrations and nothing else. */
export async function buildHouse(
  { dataDir, ports, adminUrl, ownerUrl }: House,
  closing: Closing,
  settings: Record<string, string> = {},
): Promise<Postgres> {
  const postgres = await startPostgres({ dir: dataDir, port: ports.db, durable: true, settings })
  closing.add(postgres.stop)
  await bootstrap(adminUrl)
  await migrate(ownerUrl)
  return postgres
}

/** Auth and Storage on whatever the database holds now. */
export async function openServices({ dir, ports, adminUrl, apiUrl }: House, closing: Closing) {
  const api = await startLocalApi({
    adminUrl,
    apiPort: ports.api,
    mailPort: ports.mail,
    dir,
    siteUrl: localDefaults.NEXT_PUBLIC_SITE_URL,
  })
  const close = () => api.close()
  closing.add(close)
  const as = (key: string) =>
    createClient(apiUrl, key, { auth: { persistSession: false, autoRefreshToken: false } })
  return {
    close,
    admin: as(localDefaults.SUPABASE_SECRET_KEY),
    visitor: as(localDefaults.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY),
  }
}
export type Services = Awaited<ReturnType<typeof openServices>>
