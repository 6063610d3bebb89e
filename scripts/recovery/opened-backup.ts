import { readFile, stat } from 'node:fs/promises'
import { fileHash } from './file-hash.ts'
import type { BackupKey } from './key.ts'
import { type Manifest, MANIFEST, readManifest } from './manifest.ts'
import type { Place } from './place.ts'
import { readSealed, type StoredFile } from './sealed-file.ts'

export type Backup = Awaited<ReturnType<typeof openBackup>>

/**
 * Fetches a backup `into` a local directory where it is remote, and compares every byte with the manifest. Throws one sentence that names the
 * first missing or changed file.
 */
export async function openBackup(from: Place, into: string, key: BackupKey | undefined) {
  const manifest = readManifest(await readFile(await manifestPath(from, into), 'utf8'), key)
  const paths = new Map<string, string>()
  for (const { file } of [...manifest.tables, ...manifest.objects]) {
    paths.set(file.name, await checked(from, into, file))
  }
  return {
    manifest,
    read: (file: StoredFile) => readSealed(paths.get(file.name)!, file, key),
  }
}

async function manifestPath(from: Place, into: string) {
  const path = await from.get(MANIFEST, into)
  if (path) return path

  const names = await from.list()
  const has = names.length > 0 ? `It has ${names.join(', ')}.` : 'It has none, or only unfinished ones.'
  throw new Error(`${from.address} is no backup. ${has}`)
}

async function checked(from: Place, into: string, { name, bytes, sha256 }: StoredFile) {
  const path = await from.get(name, into)
  if (!path) throw new Error(`${name} is missing from the backup.`)
  if ((await stat(path)).size !== bytes || (await fileHash(path)) !== sha256) {
    throw new Error(`${name} was changed or damaged since the backup was made.`)
  }
  return path
}

export type Stored = Manifest['tables'][number]
