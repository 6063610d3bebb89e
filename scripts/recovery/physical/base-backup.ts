import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileHash } from '../file-hash.ts'
import { hashing } from '../rows.ts'
import { withSession } from '../session.ts'

const LIST = 'base.json'
// Most files are small, so the wait for each one dominates.
const COPIES_AT_ONCE = 16

// The server recreates these: https://www.postgresql.org/docs/17/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP-DATA
const contentLeftOut =
  /^(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)$/
const leftOut = /^(postmaster\.(pid|opts)|plinth-owner|pg_internal\.init.*|pgsql_tmp.*)$/

/** Copies a running cluster with a list of hashes. Only the log archive makes it consistent. `adminUrl` logs in as a superuser. */
export async function takeBaseBackup({
  adminUrl,
  dataDir,
  to,
}: {
  adminUrl: string
  dataDir: string
  to: string
}) {
  const cluster = join(to, 'cluster')
  const hashes: Record<string, string> = {}
  await withSession(adminUrl, async (client) => {
    await client.query(`select pg_backup_start('plinth', fast => true)`)
    await copyTree(dataDir, cluster, (path, sha256) => {
      hashes[path] = sha256
    })
    const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop()')
    await writeFile(join(cluster, 'backup_label'), rows[0]!.labelfile, { mode: 0o600 })
  })
  hashes.backup_label = await fileHash(join(cluster, 'backup_label'))
  await writeFile(join(to, LIST), JSON.stringify(hashes))
  return { files: Object.keys(hashes).length }
}

/** Copies a base backup to a new data directory. Throws one sentence that names a changed file, and leaves nothing there. */
export async function unpackBaseBackup(from: string, dataDir: string): Promise<void> {
  const missing = new Map<string, string>(
    Object.entries(JSON.parse(await readFile(join(from, LIST), 'utf8'))),
  )
  try {
    await copyTree(join(from, 'cluster'), dataDir, (path, sha256) => {
      if (missing.get(path) !== sha256) throw new Error(`${path} was changed or damaged in the base backup.`)
      missing.delete(path)
    })
    for (const path of missing.keys()) throw new Error(`${path} is missing from the base backup.`)
  } catch (error) {
    await rm(dataDir, { recursive: true, force: true })
    throw error
  }
}

async function copyTree(from: string, to: string, copied: (path: string, sha256: string) => void) {
  await mkdir(to, { recursive: true, mode: 0o700 })
  let under: Promise<void>[] = []
  for await (const { path, isFile } of walk(from)) {
    if (!isFile) await mkdir(join(to, path), { recursive: true, mode: 0o700 })
    else {
      const copy = copyHashed(join(from, path), join(to, path))
      under.push(copy.then((sha256) => sha256 && copied(path, sha256)).then(() => undefined))
    }
    if (under.length < COPIES_AT_ONCE) continue
    await Promise.all(under)
    under = []
  }
  await Promise.all(under)
}

async function* walk(root: string, dir = root): AsyncGenerator<{ path: string; isFile: boolean }> {
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => [])
  for (const entry of entries) {
    const path = relative(root, join(dir, entry.name))
    if (leftOut.test(entry.name)) continue
    if (entry.isFile()) yield { path, isFile: true }
    if (!entry.isDirectory()) continue
    yield { path, isFile: false }
    const top = path.split(sep)[0]!
    if (contentLeftOut.test(top)) yield* inner(path)
    else yield* walk(root, join(root, path))
  }
}

// The one folder that the server expects inside the emptied ones.
function* inner(path: string) {
  if (path === 'pg_wal') yield { path: join(path, 'archive_status'), isFile: false }
}

/** Undefined for a file that the server removed in the meantime. */
async function copyHashed(from: string, to: string): Promise<string | undefined> {
  const { through, digest } = hashing()
  try {
    await pipeline(createReadStream(from), through, createWriteStream(to, { mode: 0o600 }))
    return digest()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
