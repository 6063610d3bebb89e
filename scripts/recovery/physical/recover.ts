import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startPostgres, type Postgres } from '@plinth/local-supabase/postgres'
import { withSession } from '../session.ts'
import { unpackBaseBackup } from './base-backup.ts'
import { restoring, verifyArchive } from './wal-archive.ts'

// A log of some hundred segments.
const REPLAY_TIMEOUT_MS = 10 * 60_000
const POLL_MS = 20

type Options = {
  base: string
  archive: string
  dir: string
  port: number
  adminUrl: string
  /** A name that pg_create_restore_point was given. */
  target: string
  settings?: Record<string, string>
}

/**
 * A new cluster in `dir` from a base backup and the log archive, as it was at `target`, which accepts writes. Throws one sentence
 * where a byte of either was changed, or the log does not reach the target.
 */
export async function recoverTo({
  base,
  archive,
  dir,
  port,
  adminUrl,
  target,
  settings = {},
}: Options): Promise<Postgres> {
  await verifyArchive(archive)
  await unpackBaseBackup(base, dir)
  await writeFile(join(dir, 'recovery.signal'), '')

  const postgres = await startPostgres({
    dir,
    port,
    durable: true,
    settings: {
      ...settings,
      ...restoring(archive),
      recovery_target_name: target,
      recovery_target_action: 'promote',
    },
  })
  const outcome = await Promise.race([promoted(adminUrl), postgres.ended])
  if (outcome === 'promoted') return postgres
  await postgres.stop()
  throw new Error(outcome)
}

async function promoted(adminUrl: string) {
  const deadline = Date.now() + REPLAY_TIMEOUT_MS
  while (Date.now() < deadline) {
    const recovering = await withSession(adminUrl, async (client) => {
      const { rows } = await client.query<{ recovering: boolean }>('select pg_is_in_recovery() as recovering')
      return rows[0]!.recovering
    }).catch(() => true)
    if (!recovering) return 'promoted' as const
    await sleep(POLL_MS)
  }
  return `The log was not replayed within ${REPLAY_TIMEOUT_MS / 60_000} minutes.`
}
