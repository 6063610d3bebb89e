import { sql } from 'kysely'
import { newestFirst, type PageRequest } from '@/lib/db/page'
import type { Tx } from '@/lib/db/transaction'
import type { ActivityFilter } from './schema'

const columns = [
  'id',
  'workspace_id as workspaceId',
  'actor_kind as actorKind',
  'actor_id as actorId',
  'api_key_id as apiKeyId',
  'resource_kind as resourceKind',
  'resource_id as resourceId',
  'resource_name as resourceName',
  'action',
  'before',
  'after',
  'request_id as requestId',
  'created_at as createdAt',
] as const

export async function selectActivity(
  tx: Tx,
  workspaceId: string,
  { actorId, resourceKind, resourceId }: ActivityFilter,
  page: PageRequest,
) {
  return tx
    .selectFrom('activity')
    .select(columns)
    .where('workspace_id', '=', workspaceId)
    .$if(actorId !== undefined, (query) => query.where('actor_id', '=', actorId!))
    .$if(resourceKind !== undefined, (query) => query.where('resource_kind', '=', resourceKind!))
    .$if(resourceId !== undefined, (query) => query.where('resource_id', '=', resourceId!))
    .$call(newestFirst(page))
    .execute()
}

/** Removes at most `atMost` rows, oldest first, and returns how many they were. */
export async function deleteActivity(tx: Tx, olderThan: Date, atMost: number): Promise<number> {
  const { removed } = await tx
    .selectNoFrom(sql<number>`private.purge_activity(${olderThan}, ${atMost})`.as('removed'))
    .executeTakeFirstOrThrow()
  return removed
}
