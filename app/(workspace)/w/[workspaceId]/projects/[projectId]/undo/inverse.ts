import type { TaskChange, TaskOutcome } from '../changes/task-change'
import type { TaskView } from '../tasks/task-view'

/** The changes that give each task back what it had before. They hold to the versions that the server has made. */
export function inverseOf(
  changes: TaskChange[],
  before: TaskView[],
  { versions = {} }: TaskOutcome,
): TaskChange[] {
  return changes.flatMap((change): TaskChange[] => {
    const { taskId } = change
    const index = before.findIndex(({ id }) => id === taskId)
    const kept = { taskId, version: versions[taskId] }
    switch (change.change) {
      case 'complete':
        return [{ ...kept, change: 'reopen' }]
      case 'reopen':
        return [{ ...kept, change: 'complete' }]
      case 'assign':
        return [{ ...kept, change: 'assign', assignee: before[index]?.assignee }]
      case 'move': {
        const [previous, next] = [before[index - 1], before[index + 1]]
        const neighbour = previous ?? next
        if (!neighbour) return []
        return [{ change: 'move', taskId, neighbourId: neighbour.id, behind: previous !== undefined }]
      }
      default:
        return []
    }
  })
}
