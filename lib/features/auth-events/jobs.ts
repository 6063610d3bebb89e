import { inBatches } from '@/lib/db/in-batches'
import type { UpkeepOf } from '@/lib/jobs/work'
import type { authEvents } from './feature'
import { deleteAuthEvents } from './queries'
import { KEPT_DAYS } from './schema'

export const upkeep: UpkeepOf<typeof authEvents> = { 'auth-events.purge': purgeAuthEvents }

const BATCH_ROWS = 1_000

const DAY_MS = 86_400_000

export function purgeAuthEvents(requestId: string): Promise<boolean> {
  const olderThan = new Date(Date.now() - KEPT_DAYS * DAY_MS)
  return inBatches(requestId, BATCH_ROWS, (tx, rows) => deleteAuthEvents(tx, olderThan, rows))
}
