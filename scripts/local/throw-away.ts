import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bootstrap } from './bootstrap.ts'
import type { Closing } from './closing.ts'
import { migrate } from './migrate.ts'
import { freePort } from './ports.ts'
import { startPostgres } from './postgres.ts'
import { localUrls } from './urls.ts'

/** The URL of a new database with every migration, or with what `fill` puts there, as its owner. `closing` takes it away. */
export async function startThrowAway(
  closing: Pick<Closing, 'add'>,
  fill: (ownerUrl: string) => Promise<unknown> = migrate,
): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'plinth-schema-'))
  closing.add(() => rm(dir, { recursive: true }))
  const port = await freePort()
  const postgres = await startPostgres({ dir: join(dir, 'postgres'), port, durable: false })
  closing.add(postgres.stop)

  const { adminUrl, ownerUrl } = localUrls({ db: port, api: 0, mail: 0 })
  await bootstrap(adminUrl)
  await fill(ownerUrl)
  return ownerUrl
}
