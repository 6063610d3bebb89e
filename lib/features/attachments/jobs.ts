import { inBatches } from '@/lib/db/in-batches'
import { asService } from '@/lib/db/transaction'
import { enqueue } from '@/lib/jobs/enqueue'
import type { HandlersOf, UpkeepOf } from '@/lib/jobs/work'
import { removeObjects, UPLOAD_URL_SECONDS } from '@/lib/storage/objects'
import type { attachments } from './feature'
import { bucket } from './schema'
import { deletePendingAttachments, selectStoredObjects } from './upkeep-queries'

export const handlers: HandlersOf<typeof attachments> = {
  'attachments.remove': ({ names }) => removeObjects(bucket, names),
  'attachments.sweep': ({ after }, { requestId }) => sweepAttachmentObjects(after, requestId),
}

export const upkeep: UpkeepOf<typeof attachments> = {
  'attachments.abandoned': removeAbandonedUploads,
  'attachments.sweep': (requestId) => sweepAttachmentObjects('', requestId).then(() => false),
}

/** One hour beyond the life of an upload address, so no upload is still running. */
const ABANDONED_AFTER_MS = (UPLOAD_URL_SECONDS + 3_600) * 1_000
const BATCH_ROWS = 1_000
const BATCHES_MAX = 20
/** Storage removes so many well within the time limit of a call. */
const NAMES_PER_JOB = 100

/** Removes uncompleted uploads, at most 20,000 in a run. Their objects go like those of any removed row. */
function removeAbandonedUploads(requestId: string): Promise<boolean> {
  const begunBefore = new Date(Date.now() - ABANDONED_AFTER_MS)
  return inBatches(
    requestId,
    BATCH_ROWS,
    (tx, rows) => deletePendingAttachments(tx, begunBefore, rows),
    BATCHES_MAX,
  )
}

/** Checks the next 1,000 objects and queues a job for the rest. A row is committed before its object, so an object without one is abandoned. */
export async function sweepAttachmentObjects(after: string, requestId: string): Promise<void> {
  await asService(requestId, async (tx) => {
    const objects = await selectStoredObjects(tx, after, BATCH_ROWS)
    const orphans = objects.filter(({ live }) => !live).map(({ name }) => name)
    const last = objects.length === BATCH_ROWS ? objects.at(-1) : undefined

    await Promise.all([
      ...inParts(orphans).map((names) => enqueue(tx, 'attachments.remove', { names })),
      last && enqueue(tx, 'attachments.sweep', { after: last.name }),
    ])
  })
}

function inParts(names: string[]) {
  const parts = Math.ceil(names.length / NAMES_PER_JOB)
  return Array.from({ length: parts }, (_, part) =>
    names.slice(part * NAMES_PER_JOB, (part + 1) * NAMES_PER_JOB),
  )
}
