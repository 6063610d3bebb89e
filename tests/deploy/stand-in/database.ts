import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { bootstrap } from '@plinth/local-supabase/database'
import { migrate } from '../../../scripts/stack/migrate.ts'
import { freePort } from '@plinth/local-supabase/ports'
import { startPostgres } from '@plinth/local-supabase/postgres'
import { localUrls } from '../../../scripts/stack/urls.ts'

/** A server of its own, with every migration. The passwords of its roles are published nowhere, unlike those of the other tests. */
export async function startDatabase() {
  const dir = await mkdtemp(join(tmpdir(), 'plinth-deploy-'))
  const port = await freePort()
  const postgres = await startPostgres({ dir: join(dir, 'postgres'), port, durable: false })
  const { adminUrl, ownerUrl } = localUrls({ db: port, api: 0, mail: 0 })
  await bootstrap(adminUrl)
  await migrate(ownerUrl)

  const admin = new pg.Pool({ connectionString: adminUrl, max: 2 })
  admin.on('error', () => {}) // the server goes before its last idle connection does
  const password = randomBytes(16).toString('hex')
  await admin.query(
    `alter role app_server password '${password}'; alter role postgres password '${password}'`,
  )
  await admin.query(`
    insert into pgboss.job (name, data, state, completed_on) values ('upkeep.run', '{}', 'completed', now())`)

  return {
    adminUrl,
    port,
    password,
    query: (text: string) => admin.query(text),
    async stop() {
      await admin.end()
      await postgres.stop()
      await rm(dir, { recursive: true, force: true })
    },
  }
}
