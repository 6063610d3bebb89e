import { inBatches } from '@/lib/db/in-batches'
import type { UpkeepOf } from '@/lib/jobs/work'
import type { impersonations } from './feature'
import { deleteImpersonations } from './queries'
import { KEPT_DAYS } from './schema'

export const upkeep: UpkeepOf<typeof impersonations> = { 'impersonations.purge': purgeImpersonations }

const BATCH_ROWS = 1_000

const DAY_MS = 86_400_000

/** The log of operators keeps each of them for good. */
export function purgeImpersonations(requestId: string): Promise<boolean> {
  const olderThan = new Date(Date.now() - KEPT_DAYS * DAY_MS)
  return inBatches(requestId, BATCH_ROWS, (tx, rows) => deleteImpersonations(tx, olderThan, rows))
}
