import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Closing } from '../../command/closing.ts'
import type { Postgres } from '@plinth/local-supabase/postgres'
import { compareStates, readState, type State } from '../database-state.ts'
import { takeBaseBackup } from '../physical/base-backup.ts'
import { recoverTo } from '../physical/recover.ts'
import { archiveNow, archiving, sealArchive } from '../physical/wal-archive.ts'
import { withSession } from '../session.ts'
import { buildHouse, type House, openServices } from './house.ts'
import { type DrillLog, seconds } from './log.ts'
import { type Sabotage, spoilArchive, spoilBase, spoilDatabase } from './sabotage.ts'
import { addKey, moveIn, namesOf, requireSignIn, type Tenant, useHouse, work } from './workload.ts'

const MARK = 'the_mark'
const BEFORE = 'Written before the mark'
const AFTER = 'Written after the mark'

/** Destroys everything but the base backup and the log archive, and recovers to a mark in the middle of the work. */
export async function rehearsePointInTime(
  house: House,
  closing: Closing,
  log: DrillLog,
  sabotage?: Sabotage,
) {
  const [base, archive] = [join(house.dir, 'base'), join(house.dir, 'archive')]
  const settings = archiving(archive)
  const postgres = await log.step('a new cluster, migrated, that archives its log', () =>
    buildHouse(house, closing, settings),
  )
  const services = await openServices(house, closing)
  useHouse(house)
  const tenant = await log.step('an account, a file, a workspace, work', async () => {
    const moved = await moveIn(services)
    await work(moved)
    return moved
  })
  const { files } = await log.step('a base backup, by the low-level API', () =>
    takeBaseBackup({ adminUrl: house.adminUrl, dataDir: house.dataDir, to: base }),
  )
  const marked = await log.step('more work, and the mark', () => markAfterWork(house, tenant))
  await log.step('more work, all of it archived', () => workPastMark(house, tenant, archive))

  if (sabotage === 'base') await spoilBase(base)
  if (sabotage === 'wal' || sabotage === 'wal-unnoticed') {
    await spoilArchive(archive, { unnoticed: sabotage === 'wal-unnoticed' })
  }
  await services.close()
  const lostFor = await log.step('kill -9, and the data directory is deleted', () => destroy(house, postgres))

  const startedAt = performance.now()
  const recovered = await log.step(`recovery of ${files} files and the log up to the mark`, () =>
    recoverTo({
      base,
      archive,
      dir: house.dataDir,
      port: house.ports.db,
      adminUrl: house.adminUrl,
      target: MARK,
      settings,
    }),
  )
  closing.add(recovered.stop)
  if (sabotage === 'rows' || sabotage === 'rights') await spoilDatabase(house.adminUrl, sabotage)

  const names = await log.step('sign-in and reading, as an owner', async () => {
    // Signing in changes the account, so the comparison comes first.
    await requireSame(house.adminUrl, marked, log)
    const again = await openServices(house, closing)
    await requireSignIn(again, tenant)
    return namesOf(tenant)
  })
  if (!names.has(BEFORE)) throw new Error('The work before the mark is lost.')
  if (names.has(AFTER)) throw new Error('The work after the mark is there.')
  log.print(
    `${seconds(performance.now() - startedAt)}  from nothing to a signed-in owner (RTO), comparison included`,
  )
  log.print(
    `${seconds(lostFor)}  since the archive took the last segment (RPO), and all work since then is lost`,
  )
  return tenant
}

async function markAfterWork(house: House, tenant: Tenant) {
  await work(tenant)
  await addKey(tenant, BEFORE)
  return withSession(house.adminUrl, async (client) => {
    await client.query('select pg_create_restore_point($1)', [MARK])
    return readState(client)
  })
}

async function workPastMark(house: House, tenant: Tenant, archive: string) {
  await addKey(tenant, AFTER)
  await work(tenant)
  await withSession(house.adminUrl, archiveNow)
  await sealArchive(archive)
}

/** Returns the milliseconds since the archive was last complete. */
async function destroy({ adminUrl, dataDir }: House, postgres: Postgres) {
  const lostFor = await withSession(adminUrl, async (client) => {
    const { rows } = await client.query<{ ms: number }>(
      'select 1000 * extract(epoch from clock_timestamp() - last_archived_time)::float8 as ms from pg_stat_archiver',
    )
    return rows[0]!.ms
  })
  process.kill(postgres.pid, 'SIGKILL')
  await postgres.ended
  // Postgres's children end a moment after it.
  await rm(dataDir, { recursive: true, maxRetries: 10 })
  return lostFor
}

export async function requireSame(adminUrl: string, expected: State, log: DrillLog, except: string[] = []) {
  const found = await withSession(adminUrl, readState)
  const without = ({ tables, schema }: State) => ({
    schema,
    tables: Object.fromEntries(Object.entries(tables).filter(([name]) => !except.includes(name))),
  })
  const differing = compareStates(without(expected), without(found))
  if (differing.length > 0) throw new Error(`It is not what it was:\n${differing.join('\n')}`)

  const names = Object.keys(expected.tables)
  const rows = Object.values(expected.tables).reduce((sum, table) => sum + table.rows, 0)
  for (const name of names) {
    const { rows: count, sha256 } = expected.tables[name]!
    if (count > 0) log.print(`            ${name}: ${count} rows ${sha256.slice(0, 12)}`)
  }
  log.print(
    `            equal: ${names.length} tables with ${rows} rows, and ${expected.schema.length} lines of rights and definitions`,
  )
}
