import type { Caller } from '@/lib/auth/caller'
import { found } from '@/lib/db/found'
import { type Page, type PageRequest, toPage } from '@/lib/db/page'
import { asReader, asUser, may } from '@/lib/db/transaction'
import { deleteTask, insertTask, selectTask, selectTasks, updateTask, updateTaskCompletion } from './queries'
import type { ChangeTask, CreateTask, Task, TaskFilter } from './schema'

export function listTasks(
  caller: Caller,
  workspaceId: string,
  filter: TaskFilter,
  page: PageRequest,
): Promise<Page<Task>> {
  return asReader(caller, may('tasks.read', workspaceId), async (tx) =>
    toPage(await selectTasks(tx, workspaceId, filter, page), page.limit),
  )
}

export function getTask(caller: Caller, workspaceId: string, taskId: string): Promise<Task> {
  return asReader(caller, may('tasks.read', workspaceId), async (tx) =>
    found(await selectTask(tx, workspaceId, taskId)),
  )
}

/** Throws `not_found` when the project is not one of the workspace's. */
export function createTask(caller: Caller, workspaceId: string, input: CreateTask): Promise<Task> {
  return asUser(caller, may('tasks.create', workspaceId), (tx) => insertTask(tx, workspaceId, input))
}

export function changeTask(
  caller: Caller,
  workspaceId: string,
  taskId: string,
  input: ChangeTask,
): Promise<Task> {
  return asUser(caller, may('tasks.change', workspaceId), async (tx) =>
    found(await updateTask(tx, workspaceId, taskId, input)),
  )
}

export function completeTask(caller: Caller, workspaceId: string, taskId: string): Promise<Task> {
  return asUser(caller, may('tasks.change', workspaceId), async (tx) =>
    found(await updateTaskCompletion(tx, workspaceId, taskId, true)),
  )
}

export function reopenTask(caller: Caller, workspaceId: string, taskId: string): Promise<Task> {
  return asUser(caller, may('tasks.change', workspaceId), async (tx) =>
    found(await updateTaskCompletion(tx, workspaceId, taskId, false)),
  )
}

export function removeTask(caller: Caller, workspaceId: string, taskId: string): Promise<void> {
  return asUser(caller, may('tasks.remove', workspaceId), async (tx) => {
    found(await deleteTask(tx, workspaceId, taskId))
  })
}
