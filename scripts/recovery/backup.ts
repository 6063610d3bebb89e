import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Client } from 'pg'
import type { Connection } from './connection.ts'
import { type BackupKey, nameOf } from './key.ts'
import { type Manifest, MANIFEST, writeManifest } from './manifest.ts'
import { readMigrations, readServerVersion } from './migrations.ts'
import type { Place } from './place.ts'
import { copyOut } from './rows.ts'
import { describeSchema } from './schema-lines.ts'
import { writeSealed } from './sealed-file.ts'
import { readPartitions, readSequences } from './sequences.ts'
import { withSnapshot } from './session.ts'
import { listObjects, openStorage } from './storage-objects.ts'
import { listTables } from './tables.ts'

type Options = {
  from: Connection
  to: Place
  /** The caller empties this directory, which holds the whole backup for a while. */
  workDir: string
  key: BackupKey | undefined
  withoutObjects?: boolean
  tell?: (line: string) => void
}

/**
 * Takes a snapshot of the database and the files of Storage to `to`, where the last file completes the backup. Returns its name and contents.
 */
export async function backUp({ from, to, workDir, key, withoutObjects = false, tell = () => {} }: Options) {
  const createdAt = new Date().toISOString()
  const name = createdAt.replaceAll(':', '-').replace(/\.\d+/, '')
  for (const folder of ['tables', 'objects']) await mkdir(join(workDir, folder), { recursive: true })

  const manifest = await withSnapshot(from.databaseUrl, async (client) => {
    const store = storing(workDir, key)
    return {
      format: 1 as const,
      createdAt,
      keyName: key ? nameOf(key) : null,
      serverVersion: await readServerVersion(client),
      migrations: await readMigrations(client),
      ...(await storeTables(client, store, tell)),
      sequences: await readSequences(client),
      partitions: await readPartitions(client),
      ...(await storeObjects(client, withoutObjects ? 'left out' : from.storage, store, tell)),
      schema: await describeSchema(client),
    } satisfies Manifest
  })
  await writeFile(join(workDir, MANIFEST), writeManifest(manifest, key))

  const files = [...manifest.tables, ...manifest.objects].map(({ file }) => file.name)
  await to.put(workDir, name, [...files, MANIFEST])
  return { name, manifest }
}

type Store = ReturnType<typeof storing>

function storing(workDir: string, key: BackupKey | undefined) {
  const ending = key ? '.gz.enc' : '.gz'
  return <T>(given: string, fill: Parameters<typeof writeSealed<T>>[1]) => {
    const name = `${given}${ending}`
    return writeSealed<T>({ path: join(workDir, name), name, key }, fill)
  }
}

async function storeTables(client: Client, store: Store, tell: (line: string) => void) {
  const tables: Manifest['tables'] = []
  const leftOut: Manifest['leftOut'] = []
  for (const table of await listTables(client)) {
    const { name, columns } = table
    if (table.leftOut) {
      leftOut.push({ name, reason: table.leftOut.reason })
      continue
    }
    const { file, filled } = await store(`tables/${name}.copy`, (into) => copyOut(client, table, into))
    tables.push({ name, columns, ...filled, file })
    tell(`${name}: ${filled.rows} rows, ${file.bytes} bytes`)
  }
  return { tables, leftOut }
}

async function storeObjects(
  client: Client,
  from: Connection['storage'] | 'left out',
  store: Store,
  tell: (line: string) => void,
) {
  const objects: Manifest['objects'] = []
  const withoutContent: string[] = []
  const listed = await listObjects(client)
  const storage = listed.length > 0 && from !== 'left out' ? openStorage(from) : undefined

  for (const object of listed) {
    const { id } = object
    const stored = storage && (await store(`objects/${id}`, (into) => storage.download(object, into)))
    if (stored?.filled) objects.push({ id, sha256: stored.filled, file: stored.file })
    else withoutContent.push(id)
  }
  if (listed.length > 0) tell(`stored files: ${objects.length} of ${listed.length}`)
  return { objects, withoutContent }
}
