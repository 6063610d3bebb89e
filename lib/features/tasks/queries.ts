import { type ExpressionBuilder, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Tables } from '@/lib/db/tables'
import type { Tx } from '@/lib/db/transaction'
import { ofVersion, type Versions } from '@/lib/db/versions'
import type { ChangeTask, CreateTask } from './schema'

export const columns = [
  'tasks.id',
  'tasks.workspace_id as workspaceId',
  'tasks.project_id as projectId',
  'tasks.title',
  'tasks.description',
  'tasks.assignee_id as assigneeId',
  'tasks.due_on as dueOn',
  'tasks.completed_at as completedAt',
  'tasks.version',
  'tasks.created_by as createdBy',
  'tasks.created_at as createdAt',
  'tasks.updated_at as updatedAt',
] as const

/** In the statement of the task itself, so that a list of any length is one round trip. */
export function labels(task: ExpressionBuilder<Tables, 'tasks'>) {
  return jsonArrayFrom(
    task
      .selectFrom('task_labels')
      .innerJoin('labels', 'labels.id', 'task_labels.label_id')
      .select(['labels.id', 'labels.name', 'labels.colour'])
      .whereRef('task_labels.workspace_id', '=', 'tasks.workspace_id')
      .whereRef('task_labels.task_id', '=', 'tasks.id')
      .whereRef('labels.workspace_id', '=', 'tasks.workspace_id')
      .orderBy('labels.name'),
  ).as('labels')
}

/** The name of the task's project, in the statement of the task itself. */
export function projectName(task: ExpressionBuilder<Tables, 'tasks'>) {
  return task
    .selectFrom('projects')
    .select('projects.name')
    .whereRef('projects.workspace_id', '=', 'tasks.workspace_id')
    .whereRef('projects.id', '=', 'tasks.project_id')
    .as('projectName')
}

export async function selectTask(tx: Tx, workspaceId: string, taskId: string) {
  return tx
    .selectFrom('tasks')
    .select(columns)
    .select(labels)
    .where('tasks.workspace_id', '=', workspaceId)
    .where('tasks.id', '=', taskId)
    .executeTakeFirst()
}

/** Leaves out an assignee and labels that the workspace does not have: compare what comes back. */
export async function insertTask(tx: Tx, workspaceId: string, task: CreateTask) {
  const { projectId, title, description, assigneeId = null, dueOn = null, labelIds = [] } = task
  return tx
    .with('tasks', (added) =>
      added
        .insertInto('tasks')
        .values({
          workspace_id: workspaceId,
          project_id: projectId,
          title,
          description,
          assignee_id: memberOf(workspaceId, assigneeId),
          due_on: dueOn,
        })
        .returningAll(),
    )
    .with('task_labels', (added) =>
      added
        .insertInto('task_labels')
        .columns(['workspace_id', 'task_id', 'label_id'])
        .expression((chosen) =>
          chosen
            .selectFrom('tasks')
            .innerJoin('labels', 'labels.workspace_id', 'tasks.workspace_id')
            .select(['labels.workspace_id', 'tasks.id', 'labels.id as label_id'])
            .where('labels.id', '=', anyOf(labelIds)),
        )
        .returningAll(),
    )
    .selectFrom('tasks')
    .select(columns)
    .select(labels)
    .executeTakeFirstOrThrow()
}

/** Leaves out an assignee that the workspace does not have: compare what comes back. */
export async function updateTask(
  tx: Tx,
  workspaceId: string,
  taskId: string,
  change: ChangeTask,
  versions: Versions,
) {
  const { title, description, assigneeId, dueOn } = change
  return tx
    .updateTable('tasks')
    .set((task) => ({
      title: title ?? task.ref('title'), // so that a change of labels alone counts as one of the task
      description,
      due_on: dueOn,
      assignee_id: assigneeId === undefined ? undefined : memberOf(workspaceId, assigneeId),
    }))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', taskId)
    .where(ofVersion(versions))
    .returning('id')
    .executeTakeFirst()
}

/** Leaves the labels that the workspace has among these, and no other. */
export async function replaceTaskLabels(tx: Tx, workspaceId: string, taskId: string, labelIds: string[]) {
  await Promise.all([
    tx
      .deleteFrom('task_labels')
      .where('workspace_id', '=', workspaceId)
      .where('task_id', '=', taskId)
      .where('label_id', '<>', sql<string>`all (${labelIds}::uuid[])`)
      .execute(),
    tx
      .insertInto('task_labels')
      .columns(['workspace_id', 'task_id', 'label_id'])
      .expression((chosen) =>
        chosen
          .selectFrom('labels')
          .select(['workspace_id', sql<string>`${taskId}::uuid`.as('task_id'), 'id'])
          .where('workspace_id', '=', workspaceId)
          .where('id', '=', anyOf(labelIds)),
      )
      .onConflict((worn) => worn.doNothing())
      .execute(),
  ])
}

/** The database keeps the moment of the first completion: completing twice changes nothing. */
export async function updateTaskCompletion(
  tx: Tx,
  workspaceId: string,
  taskId: string,
  done: boolean,
  versions: Versions,
) {
  return tx
    .updateTable('tasks')
    .set({ completed_at: done ? sql<string>`now()` : null })
    .where('tasks.workspace_id', '=', workspaceId)
    .where('tasks.id', '=', taskId)
    .where(ofVersion(versions))
    .returning(columns)
    .returning(labels)
    .executeTakeFirst()
}

export async function deleteTask(tx: Tx, workspaceId: string, taskId: string, versions: Versions) {
  return tx
    .deleteFrom('tasks')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', taskId)
    .where(ofVersion(versions))
    .returning('id')
    .executeTakeFirst()
}

/** Null for who is no member, so that the caller learns nothing else of them. */
export function memberOf(workspaceId: string, userId: string | null) {
  return sql<string | null>`(
    select user_id from public.memberships where workspace_id = ${workspaceId} and user_id = ${userId}
  )`
}

export function anyOf(ids: string[]) {
  return sql<string>`any (${ids}::uuid[])`
}
