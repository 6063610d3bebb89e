import { join } from 'node:path'
import type { Client } from 'pg'
import type { Connection } from './connection.ts'
import { requireFit } from './fitting.ts'
import type { Manifest } from './manifest.ts'
import type { Backup } from './opened-backup.ts'
import { describe } from './database-state.ts'
import { copyIn, fingerprint } from './rows.ts'
import { writeSequences } from './sequences.ts'
import { withSession } from './session.ts'
import { listObjects, openStorage } from './storage-objects.ts'
import type { Table } from './tables.ts'

type Options = {
  backup: Backup
  to: Connection
  /** A directory that is emptied by whoever made it. */
  workDir: string
  /** Removes what the database holds, in the same transaction. */
  replace?: boolean
  /** Restores although rights differ from those of the backup. */
  acceptDifferences?: boolean
  tell?: (line: string) => void
}

/**
 * Fills a migrated database with the rows of a backup in one transaction, which commits only when every table has the count and
 * the hash of the manifest; then the files of its Storage. Throws one sentence, and has changed nothing, where the database does
 * not fit, or has data and `replace` is not set.
 */
export async function restore(options: Options): Promise<void> {
  const { backup, to, tell = () => {} } = options
  await withSession(to.databaseUrl, async (client) => {
    const tables = await requireFit(client, backup.manifest, options)
    await client.query('begin; set local session_replication_role = replica')
    await createPartitions(client, backup.manifest)
    for (const { name, leftOut } of tables) {
      if (!leftOut?.stays) await client.query(`delete from ${name}`)
    }
    for (const table of tables) await fill(client, table, backup, tell)
    await writeSequences(client, backup.manifest.sequences)
    await client.query('commit')
    await client.query('analyze')
    await restoreObjects(client, options)
  })
}

async function fill(client: Client, table: Table, { manifest, read }: Backup, tell: (line: string) => void) {
  const stored = manifest.tables.find(({ name }) => name === table.name)
  if (!stored) return

  await copyIn(client, stored, await read(stored.file))
  const found = await fingerprint(client, { ...table, columns: stored.columns })
  if (found.sha256 !== stored.sha256 || found.rows !== stored.rows) {
    throw new Error(
      `${stored.name}: the backup has ${describe(stored)}, the database ${describe(found)}. Nothing was restored.`,
    )
  }
  tell(`${stored.name}: ${describe(found)}`)
}

// Without one that takes them, rows of an earlier month would have no place.
async function createPartitions(client: Client, { partitions, tables }: Manifest) {
  const stored = new Set(tables.map(({ name }) => name))
  for (const { name, parent, bound } of partitions) {
    if (!stored.has(parent)) continue
    const { rows } = await client.query('select to_regclass($1) is null as missing', [name])
    if (!rows[0].missing) continue
    await client.query(
      `create table ${name} partition of ${parent} ${bound}; alter table ${name} enable row level security`,
    )
  }
}

async function restoreObjects(client: Client, { backup, to, workDir, tell = () => {} }: Options) {
  const { objects } = backup.manifest
  if (objects.length === 0) return

  const storage = openStorage(to.storage)
  const listed = new Map((await listObjects(client)).map((object) => [object.id, object]))
  for (const { id, sha256, file } of objects) {
    const object = listed.get(id)
    if (!object) throw new Error(`storage.objects has no row for the file ${id}.`)
    await storage.upload(object, await backup.read(file), { path: join(workDir, 'object'), sha256 })
  }
  tell(`stored files: ${objects.length}`)
}
