import { mkdirSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Client } from 'pg'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileHash } from '../file-hash.ts'

const LIST = 'archive.json'
// A segment of 16 MB is copied in a fraction of a second.
const ARCHIVE_TIMEOUT_MS = 30_000
const POLL_MS = 20
// Maximum loss with a server that writes little: a partial segment waits no longer.
const ARCHIVE_TIMEOUT = '60s'

/**
 * Server settings that archive every segment in `dir`. A segment gets its name once it is complete, and never replaces another.
 * https://www.postgresql.org/docs/17/continuous-archiving.html#BACKUP-ARCHIVING-WAL
 */
export function archiving(dir: string): Record<string, string> {
  mkdirSync(dir, { recursive: true })
  const kept = join(dir, '%f')
  const keep = `cp "%p" "${kept}.part" && mv "${kept}.part" "${kept}"`
  const command =
    process.platform === 'win32'
      ? `if exist "${kept}" (fc /b "%p" "${kept}" >nul) else copy "%p" "${kept}"`
      : `if test -f "${kept}"; then cmp -s "%p" "${kept}"; else ${keep}; fi`
  return { archive_mode: 'on', archive_command: command, archive_timeout: ARCHIVE_TIMEOUT }
}

/** The setting that reads the archive back. */
export function restoring(dir: string): Record<string, string> {
  const kept = join(dir, '%f')
  return { restore_command: process.platform === 'win32' ? `copy "${kept}" "%p"` : `cp "${kept}" "%p"` }
}

/** Ends the current segment and waits until the archive has it. */
export async function archiveNow(client: Client): Promise<void> {
  const { rows } = await client.query<{ segment: string }>(
    'select pg_walfile_name(pg_current_wal_lsn()) as segment, pg_switch_wal()',
  )
  const deadline = Date.now() + ARCHIVE_TIMEOUT_MS
  for (;;) {
    const { rows: archived } = await client.query<{ done: boolean }>(
      'select coalesce(last_archived_wal >= $1, false) as done from pg_stat_archiver',
      [rows[0]!.segment],
    )
    if (archived[0]!.done) return
    if (Date.now() > deadline) throw new Error(`The archive did not take ${rows[0]!.segment}.`)
    await sleep(POLL_MS)
  }
}

/** Records the hashes of new segments. */
export async function sealArchive(dir: string): Promise<void> {
  const known = await readList(dir)
  for (const name of await segmentsIn(dir)) known[name] ??= await fileHash(join(dir, name))
  await writeFile(join(dir, LIST), JSON.stringify(known))
}

/** Throws one sentence that names the first missing or changed segment. */
export async function verifyArchive(dir: string): Promise<void> {
  for (const [name, sha256] of Object.entries(await readList(dir))) {
    const found = await fileHash(join(dir, name)).catch(() => undefined)
    if (found !== sha256)
      throw new Error(`The log ${name} is missing, or was changed or damaged in the archive.`)
  }
}

export async function segmentsIn(dir: string): Promise<string[]> {
  const names = await readdir(dir)
  return names.filter((name) => /^[0-9A-F]{24}/.test(name) && !name.endsWith('.part')).toSorted()
}

async function readList(dir: string): Promise<Record<string, string>> {
  const text = await readFile(join(dir, LIST), 'utf8').catch(() => '{}')
  return JSON.parse(text)
}
