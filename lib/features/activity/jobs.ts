import { inBatches } from '@/lib/db/in-batches'
import type { UpkeepOf } from '@/lib/jobs/work'
import type { activity } from './feature'
import { deleteActivity } from './queries'

export const upkeep: UpkeepOf<typeof activity> = { 'activity.purge': purgeActivity }

const RETENTION_DAYS = 365
const BATCH_ROWS = 1_000

const DAY_MS = 86_400_000

export function purgeActivity(requestId: string): Promise<boolean> {
  const olderThan = new Date(Date.now() - RETENTION_DAYS * DAY_MS)
  return inBatches(requestId, BATCH_ROWS, (tx, rows) => deleteActivity(tx, olderThan, rows))
}
