import type { ChangeTasks, TaskVersions } from '@/lib/features/tasks/bulk-schema'
import type { Send, TaskChange } from '../changes/task-change'
import { changeTasksAction } from './actions'

/** Sends changes of one kind for several tasks as one change, so that all of them are made or none. */
export const sendChanges: Send = (workspaceId, changes) =>
  changeTasksAction({ workspaceId }, { changes: togetherOf(changes), versions: versionsOf(changes) })

/** Tasks that get the same change go together. */
function togetherOf(changes: TaskChange[]): ChangeTasks[] {
  const groups = Map.groupBy(changes, (change) =>
    change.change === 'assign' ? `assign ${change.assignee?.id}` : change.change,
  )
  return [...groups.values()].map((same) => bulkChangeOf(same[0]!, idsOf(same)))
}

function bulkChangeOf(one: TaskChange, taskIds: string[]): ChangeTasks {
  switch (one.change) {
    case 'assign':
      return { change: 'assign', taskIds, assigneeId: one.assignee?.id ?? null }
    case 'complete':
    case 'reopen':
      return { change: one.change, taskIds }
    default:
      throw new Error(`There is no bulk change "${one.change}".`)
  }
}

function versionsOf(changes: TaskChange[]): TaskVersions | undefined {
  const known = changes.flatMap(({ taskId, version }) => (version === undefined ? [] : [[taskId, version]]))
  return known.length > 0 ? (Object.fromEntries(known) as TaskVersions) : undefined
}

function idsOf(changes: TaskChange[]) {
  return changes.map(({ taskId }) => taskId)
}
