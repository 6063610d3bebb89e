import { sql } from 'kysely'
import type { PageRequest } from '@/lib/db/page'
import type { Tx } from '@/lib/db/transaction'
import type { ChangeTask, CreateTask, TaskFilter } from './schema'

const columns = [
  'id',
  'workspace_id as workspaceId',
  'project_id as projectId',
  'title',
  'description',
  'completed_at as completedAt',
  'created_by as createdBy',
  'created_at as createdAt',
  'updated_at as updatedAt',
] as const

export async function selectTasks(
  tx: Tx,
  workspaceId: string,
  { projectId }: TaskFilter,
  { after, limit }: PageRequest,
) {
  return tx
    .selectFrom('tasks')
    .select(columns)
    .where('workspace_id', '=', workspaceId)
    .$if(projectId !== undefined, (query) => query.where('project_id', '=', projectId!))
    .$if(after !== undefined, (query) => query.where('id', '<', after!))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
}

export async function selectTask(tx: Tx, workspaceId: string, taskId: string) {
  return tx
    .selectFrom('tasks')
    .select(columns)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', taskId)
    .executeTakeFirst()
}

export async function insertTask(tx: Tx, workspaceId: string, { projectId, title, description }: CreateTask) {
  return tx
    .insertInto('tasks')
    .values({ workspace_id: workspaceId, project_id: projectId, title, description })
    .returning(columns)
    .executeTakeFirstOrThrow()
}

export async function updateTask(tx: Tx, workspaceId: string, taskId: string, change: ChangeTask) {
  return tx
    .updateTable('tasks')
    .set(change)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', taskId)
    .returning(columns)
    .executeTakeFirst()
}

/** The database keeps the moment of the first completion: completing twice changes nothing. */
export async function updateTaskCompletion(tx: Tx, workspaceId: string, taskId: string, done: boolean) {
  return tx
    .updateTable('tasks')
    .set({ completed_at: done ? sql<string>`now()` : null })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', taskId)
    .returning(columns)
    .executeTakeFirst()
}

export async function deleteTask(tx: Tx, workspaceId: string, taskId: string) {
  return tx
    .deleteFrom('tasks')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', taskId)
    .returning('id')
    .executeTakeFirst()
}
