import { assignTaskAction, completeTaskAction, moveTaskAction, renameTaskAction } from './actions'
import type { TaskChange, TaskOutcome } from './task-change'

export function sendChange(workspaceId: string, change: TaskChange): Promise<TaskOutcome> {
  const { taskId, version } = change
  const scope = { workspaceId, taskId }
  switch (change.change) {
    case 'move': {
      const { neighbourId, behind } = change
      return moveTaskAction(scope, behind ? { after: neighbourId } : { before: neighbourId })
    }
    case 'rename':
      return renameTaskAction(scope, { title: change.title, before: change.before })
    case 'assign':
      return assignTaskAction(scope, { assigneeId: change.assignee?.id ?? null, version })
    default:
      return completeTaskAction(scope, { done: change.change === 'complete', version })
  }
}
