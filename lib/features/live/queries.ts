import { sql } from 'kysely'
import type { Tx } from '@/lib/db/transaction'

/** Refuses a user whose session has ended. */
export async function selectLiveTopic(tx: Tx, workspaceId: string): Promise<string> {
  const { topic } = await tx
    .selectNoFrom(sql<string>`private.live_topic(${workspaceId}::uuid)`.as('topic'))
    .executeTakeFirstOrThrow()
  return topic
}
