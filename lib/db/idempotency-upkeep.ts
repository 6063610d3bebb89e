import { sql } from 'kysely'
import { asService } from './transaction'

/** Milliseconds of work, so that no purge holds locks or a connection for long. */
const PURGE_BATCH = 1_000

/** Removes a batch of expired idempotency records and says how many there were. Call it again until there were none. */
export async function purgeIdempotencyRecords(requestId: string): Promise<number> {
  return asService(requestId, async (tx) => {
    const { rows } = await sql<{ removed: number }>`
      select private.purge_idempotency_records(${PURGE_BATCH}) as removed`.execute(tx)
    return rows[0]!.removed
  })
}
