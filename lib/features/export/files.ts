import type { UserCaller } from '@/lib/auth/caller'
import { asReader } from '@/lib/db/transaction'
import type { StoredFiles } from '@/lib/feature'
import { log } from '@/lib/observability/log'
import { readObject } from '@/lib/storage/read-object'
import type { Entry } from './archive'
import { type ExportedFile, selectExportedFiles } from './file-queries'
import { pathSafe } from './file-path'
import type { ExportPart } from './part'
import { exportedFiles } from './stored-files'

type StorageHealth = { failures: number }

/** Each failure may cost seconds. After so many in a row the remaining files are listed as unavailable. */
const FAILURES_MAX = 3
/** Page size for files that are only listed, because Storage has failed. */
const PAGE_ROWS = 200
const compressible = /^text\/|^application\/json$/

type Reason = 'missing' | 'unavailable' | 'incomplete'

const lists = exportedFiles.map(({ table }) => `${table}.jsonl`).join(' and ')

export const attachedFiles: ExportPart = {
  used: exportedFiles.length > 0,
  readme: `Attached files are in the folder files/ of their workspace, each in a folder named by its id in ${lists}. Characters that
some systems refuse in a name are a _ there, and long names are cut; ${lists} has the names as they are.

If some of them could not be had, the workspace has a files-missing.jsonl, which names each of them and the reason:
missing      the storage of files does not have it
unavailable  the storage of files could not be asked; another export may have it
incomplete   it broke off on its way, so it was left out; another export may have it
`,
  begin: (person) => {
    const health = { failures: 0 }
    return (workspaceId) => filesOf(person, workspaceId, health)
  },
}

async function* filesOf(
  person: UserCaller,
  workspaceId: string,
  health: StorageHealth,
): AsyncGenerator<Entry> {
  const missing: string[] = []
  for (const stored of exportedFiles) {
    for await (const file of readableFiles(person, stored, workspaceId, health)) {
      const reason = yield* fileOf(person, stored, workspaceId, file, health)
      if (reason) missing.push(lineOf(stored, file, reason))
    }
  }
  if (missing.length > 0) yield { name: `workspaces/${workspaceId}/files-missing.jsonl`, content: missing }
}

async function* readableFiles(
  person: UserCaller,
  stored: StoredFiles,
  workspaceId: string,
  health: StorageHealth,
) {
  let after: string[] | undefined
  for (;;) {
    const [position, limit] = [after, isAway(health) ? PAGE_ROWS : 1]
    const files = await asReader(person, 'living-session', (tx) =>
      selectExportedFiles(tx, stored, workspaceId, position, limit),
    )
    yield* files
    if (files.length < limit) return
    after = files.at(-1)?.position
  }
}

/** Returns the entry, if any, and the reason for a missing or incomplete file. */
async function* fileOf(
  person: UserCaller,
  stored: StoredFiles,
  workspaceId: string,
  file: ExportedFile,
  health: StorageHealth,
): AsyncGenerator<Entry, Reason | undefined> {
  const leaving = new AbortController()
  try {
    const bytes = await open(person, stored, file, health, leaving.signal)
    if (typeof bytes === 'string') return bytes
    const outcome: Outcome = { whole: false }
    yield {
      name: `workspaces/${workspaceId}/files/${file.id}/${pathSafe(file.fileName)}`,
      content: received(bytes, file, outcome),
      compressed: !compressible.test(file.contentType),
      whole: () => outcome.whole,
    }
    if (outcome.whole) health.failures = 0
    else fail(person, health, outcome.error)
    return outcome.whole ? undefined : 'incomplete'
  } finally {
    leaving.abort()
  }
}

async function open(
  person: UserCaller,
  { bucket }: StoredFiles,
  { objectName }: ExportedFile,
  health: StorageHealth,
  signal: AbortSignal,
) {
  if (isAway(health)) return 'unavailable'
  try {
    const bytes = await readObject(person, { bucket, name: objectName }, signal)
    if (!bytes) health.failures = 0
    return bytes ?? 'missing'
  } catch (error) {
    fail(person, health, error)
    return 'unavailable'
  }
}

type Outcome = { whole: boolean; error?: unknown }

/** Never throws, so the archive continues after a broken file. */
async function* received(bytes: AsyncIterable<Uint8Array>, { sizeBytes }: ExportedFile, outcome: Outcome) {
  let size = 0
  try {
    for await (const part of bytes) {
      size += part.length
      yield part
    }
    outcome.whole = size === sizeBytes
  } catch (error) {
    outcome.error = error
  }
}

function fail({ requestId, userId }: UserCaller, health: StorageHealth, error: unknown) {
  health.failures += 1
  log.warn({ requestId, userId, error }, 'a file could not be exported')
}

function isAway({ failures }: StorageHealth) {
  return failures >= FAILURES_MAX
}

function lineOf({ key }: StoredFiles, { id, fileName, sizeBytes, position }: ExportedFile, reason: Reason) {
  const ids = Object.fromEntries(key.map((name, index) => [name, position[index]]))
  return `${JSON.stringify({ id, ...ids, file_name: fileName, size_bytes: sizeBytes, reason })}\n`
}
