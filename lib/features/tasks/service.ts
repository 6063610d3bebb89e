import type { Caller } from '@/lib/auth/caller'
import { found } from '@/lib/db/found'
import type { Page, PageRequest } from '@/lib/db/page'
import { asReader, asUser, may } from '@/lib/db/transaction'
import type { Versions } from '@/lib/db/versions'
import { refuse } from '@/lib/errors'
import { selectTasks, selectTasksWithProject } from './list-queries'
import { positionsBySort, type TaskFilter } from './list-schema'
import {
  deleteTask,
  insertTask,
  replaceTaskLabels,
  selectTask,
  updateTask,
  updateTaskCompletion,
} from './queries'
import { refuseAssignee, refuseMissing } from './refusals'
import type { ChangeTask, CreateTask, Task } from './schema'

/** Newest first, or by due day for a due filter. That throws `invalid_request` for other sorts, which would read all matches. */
export function listTasks(
  caller: Caller,
  workspaceId: string,
  filter: TaskFilter,
  { after, limit }: PageRequest,
): Promise<Page<Task>> {
  const sort = filter.sort ?? (filter.due ? 'due' : 'newest')
  if (filter.due && sort !== 'due')
    refuse('query.sort', 'A list filtered by due date must be sorted by due date.')
  const start = { sort, after: after === undefined ? undefined : startOf(sort, after), limit }

  return asReader(caller, may('tasks.read', workspaceId), async (tx) => {
    const rows = await selectTasks(tx, workspaceId, filter, start)
    const last = rows.length > limit ? rows[limit - 1] : undefined
    return { items: rows.slice(0, limit), next: last && nextOf(last) }
  })
}

export function listTasksWithProject(
  caller: Caller,
  workspaceId: string,
  filter: TaskFilter & { sort: 'newest' | 'due' },
  limit: number,
): Promise<(Task & { projectName: string | null })[]> {
  const start = { sort: filter.sort, after: undefined, limit }
  return asReader(caller, may('tasks.read', workspaceId), (tx) =>
    selectTasksWithProject(tx, workspaceId, filter, start),
  )
}

export function getTask(caller: Caller, workspaceId: string, taskId: string): Promise<Task> {
  return asReader(caller, may('tasks.read', workspaceId), async (tx) =>
    found(await selectTask(tx, workspaceId, taskId)),
  )
}

/** Throws `invalid_request` for an assignee or label, and `not_found` with its field for a project, outside the workspace. */
export function createTask(caller: Caller, workspaceId: string, input: CreateTask): Promise<Task> {
  return asUser(caller, may('tasks.create', workspaceId), async (tx) =>
    asAsked(await insertTask(tx, workspaceId, input), input),
  )
}

/** Throws `invalid_request` for an assignee or label outside the workspace. */
export function changeTask(
  caller: Caller,
  workspaceId: string,
  taskId: string,
  input: ChangeTask,
  versions?: Versions,
): Promise<Task> {
  return asUser(caller, may('tasks.change', workspaceId), async (tx) => {
    const [, , task] = await Promise.all([
      updateTask(tx, workspaceId, taskId, input, versions),
      input.labelIds && replaceTaskLabels(tx, workspaceId, taskId, input.labelIds),
      selectTask(tx, workspaceId, taskId),
    ])
    return asAsked(found(task), input)
  })
}

export const completeTask = settingCompletion(true)
export const reopenTask = settingCompletion(false)

export function removeTask(
  caller: Caller,
  workspaceId: string,
  taskId: string,
  versions?: Versions,
): Promise<void> {
  return asUser(caller, may('tasks.remove', workspaceId), async (tx) => {
    found(await deleteTask(tx, workspaceId, taskId, versions))
  })
}

function settingCompletion(done: boolean) {
  return (caller: Caller, workspaceId: string, taskId: string, versions?: Versions): Promise<Task> =>
    asUser(caller, may('tasks.change', workspaceId), async (tx) =>
      found(await updateTaskCompletion(tx, workspaceId, taskId, done, versions)),
    )
}

function asAsked(task: Task, { assigneeId, labelIds = [] }: Pick<ChangeTask, 'assigneeId' | 'labelIds'>) {
  if (assigneeId && task.assigneeId !== assigneeId) refuseAssignee()
  const worn = task.labels.map(({ id }) => id)
  refuseMissing('body.labelIds', 'Choose a label of this workspace.', labelIds, worn)
  return task
}

function startOf(sort: keyof typeof positionsBySort, after: string): string[] {
  const start = positionsBySort[sort].safeParse(after.split('/'))
  return start.success ? start.data : refuse('query.cursor', 'Use the cursor of the previous page.')
}

function nextOf({ sortKey, id }: { sortKey: string | null; id: string }) {
  return sortKey === null ? id : `${sortKey}/${id}`
}
