import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bootstrap } from '../../packages/local-supabase/src/bootstrap.ts'
import type { Closing } from '../command/closing.ts'
import { migrate } from './migrate.ts'
import { freePort } from '../../packages/local-supabase/src/ports.ts'
import { startPostgres } from '../../packages/local-supabase/src/postgres/postgres.ts'
import { localUrls } from '../../packages/local-supabase/src/urls.ts'

/** The URL of a new database with every migration, as its owner. `closing` takes it away. */
export async function startThrowAway(closing: Closing): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'plinth-schema-'))
  closing.add(() => rm(dir, { recursive: true }))
  const port = await freePort()
  const postgres = await startPostgres({ dir: join(dir, 'postgres'), port, durable: false })
  closing.add(postgres.stop)

  const { adminUrl, ownerUrl } = localUrls({ db: port, api: 0, mail: 0 })
  await bootstrap(adminUrl)
  await migrate(ownerUrl)
  return ownerUrl
}
