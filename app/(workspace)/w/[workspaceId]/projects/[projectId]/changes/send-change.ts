import { assignTaskAction, completeTaskAction, moveTaskAction, renameTaskAction } from './actions'
import type { TaskChange, TaskOutcome } from './task-change'

export function sendChange(workspaceId: string, change: TaskChange): Promise<TaskOutcome> {
  const { taskId, version } = change
  switch (change.change) {
    case 'move': {
      const { neighbourId, behind } = change
      return moveTaskAction(workspaceId, taskId, behind ? { after: neighbourId } : { before: neighbourId })
    }
    case 'rename':
      return renameTaskAction(workspaceId, taskId, { title: change.title, before: change.before })
    case 'assign':
      return assignTaskAction(workspaceId, taskId, { assigneeId: change.assignee?.id ?? null, version })
    default:
      return completeTaskAction(workspaceId, taskId, { done: change.change === 'complete', version })
  }
}
