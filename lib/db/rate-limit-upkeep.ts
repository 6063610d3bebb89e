import { sql } from 'kysely'
import { asService } from './transaction'

/** Milliseconds of work, so that no transaction holds locks or a connection for long. */
const PURGE_BATCH = 2_000
/** The next run goes on where this one stops. */
const BATCHES_MAX = 50

/** Removes rate limit windows that are over, at most 100,000 in a run. */
export async function purgeRateLimits(requestId: string): Promise<void> {
  for (let batch = 0; batch < BATCHES_MAX; batch += 1) {
    const removed = await purgeBatch(requestId)
    if (removed < PURGE_BATCH) return
  }
}

async function purgeBatch(requestId: string): Promise<number> {
  return asService(requestId, async (tx) => {
    const { rows } = await sql<{ removed: number }>`
      select private.purge_rate_limits(${PURGE_BATCH}) as removed`.execute(tx)
    return rows[0]!.removed
  })
}
