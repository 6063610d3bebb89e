import { sql } from 'kysely'
import { inBatches } from './in-batches'

const batchOf = { idempotency_records: 1_000, rate_limits: 2_000 } as const

export async function purge(requestId: string, table: keyof typeof batchOf): Promise<boolean> {
  return inBatches(requestId, batchOf[table], async (tx, rows) => {
    const { rows: answer } = await sql<{ removed: number }>`
      select ${sql.ref(`private.purge_${table}`)}(${rows}) as removed`.execute(tx)
    return answer[0]!.removed
  })
}
