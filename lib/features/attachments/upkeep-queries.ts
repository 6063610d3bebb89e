import { sql } from 'kysely'
import type { Tx } from '@/lib/db/transaction'
import { bucket } from './schema'

export async function deletePendingAttachments(tx: Tx, begunBefore: Date, atMost: number): Promise<number> {
  const removed = await tx
    .deleteFrom('attachments')
    .where('id', 'in', (old) =>
      old
        .selectFrom('attachments')
        .select('id')
        .where('completed_at', 'is', null)
        .where('created_at', '<', begunBefore.toISOString())
        .orderBy('created_at')
        .limit(atMost)
        .forUpdate()
        .skipLocked(),
    )
    .executeTakeFirstOrThrow()
  return Number(removed.numDeletedRows)
}

export async function selectStoredObjects(tx: Tx, after: string, limit: number) {
  const { rows } = await sql<{ name: string; live: boolean }>`
    select name, exists (select from public.attachments where attachments.object_name = stored.name) as live
    from (
      select name from storage.objects
      where bucket_id = ${bucket} and name collate "C" > ${after}
      order by name collate "C"
      limit ${limit}
    ) as stored`.execute(tx)
  return rows
}
