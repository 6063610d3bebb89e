import { sql } from 'kysely'
import type { Tx } from '@/lib/db/transaction'

type Options = { runAfter?: Date | undefined; onceKey?: string | undefined }

export async function insertJob(tx: Tx, name: string, payload: string, { runAfter, onceKey }: Options) {
  const call = sql<
    string | null
  >`private.enqueue(${name}, ${payload}::jsonb, coalesce(${runAfter ?? null}::timestamptz, now()), ${onceKey ?? null})`
  const { id } = await tx.selectNoFrom(call.as('id')).executeTakeFirstOrThrow()
  return id
}

/** Dead jobs do not count. */
export async function isJobDue(tx: Tx): Promise<boolean> {
  const { due } = await tx
    .selectNoFrom(
      sql<boolean>`exists (select from pgboss.job where state < 'active' and name <> 'dead' and start_after <= now())`.as(
        'due',
      ),
    )
    .executeTakeFirstOrThrow()
  return due
}
