import { oldestFirst, type PageRequest } from '@/lib/db/page'
import type { Tx } from '@/lib/db/transaction'
import { ofVersion, type Versions } from '@/lib/db/versions'
import type { WriteComment } from './schema'

const columns = [
  'id',
  'workspace_id as workspaceId',
  'task_id as taskId',
  'body',
  'version',
  'created_by as createdBy',
  'created_at as createdAt',
  'updated_at as updatedAt',
] as const

type Place = { workspaceId: string; taskId: string }

export async function selectComments(tx: Tx, { workspaceId, taskId }: Place, page: PageRequest) {
  return tx
    .selectFrom('comments')
    .select(columns)
    .where('workspace_id', '=', workspaceId)
    .where('task_id', '=', taskId)
    .$call(oldestFirst(page))
    .execute()
}

export async function selectTaskOfComments(tx: Tx, { workspaceId, taskId }: Place) {
  return tx
    .selectFrom('tasks')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', taskId)
    .executeTakeFirst()
}

export async function selectComment(tx: Tx, { workspaceId, taskId }: Place, commentId: string) {
  return tx
    .selectFrom('comments')
    .select(columns)
    .where('workspace_id', '=', workspaceId)
    .where('task_id', '=', taskId)
    .where('id', '=', commentId)
    .executeTakeFirst()
}

export async function insertComment(tx: Tx, { workspaceId, taskId }: Place, { body }: WriteComment) {
  return tx
    .insertInto('comments')
    .values({ workspace_id: workspaceId, task_id: taskId, body })
    .returning(columns)
    .executeTakeFirstOrThrow()
}

/** Undefined for another user's comment. */
export async function updateComment(
  tx: Tx,
  { workspaceId, taskId }: Place,
  commentId: string,
  { body }: WriteComment,
  versions: Versions,
) {
  return tx
    .updateTable('comments')
    .set({ body })
    .where('workspace_id', '=', workspaceId)
    .where('task_id', '=', taskId)
    .where('id', '=', commentId)
    .where(ofVersion(versions))
    .returning(columns)
    .executeTakeFirst()
}

/** Undefined for a comment that the caller may not remove. */
export async function deleteComment(
  tx: Tx,
  { workspaceId, taskId }: Place,
  commentId: string,
  versions: Versions,
) {
  return tx
    .deleteFrom('comments')
    .where('workspace_id', '=', workspaceId)
    .where('task_id', '=', taskId)
    .where('id', '=', commentId)
    .where(ofVersion(versions))
    .returning('id')
    .executeTakeFirst()
}
