import type { ChangeTasks, FormerPlace, TaskVersions } from '@/lib/features/tasks/schema'
import type { Person, TaskView } from '../tasks/task-view'

/** Several tasks, and who shall do them. */
export type Assignment = { taskIds: string[]; assignee: Person | undefined }

/** A change that a page shows before the server has answered. What takes another back holds to the versions, or the place, that it made. */
export type Change =
  | {
      change: Exclude<ChangeTasks['change'], 'assign'>
      taskIds: string[]
      versions?: TaskVersions | undefined
    }
  | { change: 'assign'; parts: Assignment[]; versions?: TaskVersions | undefined }
  | { change: 'rename'; taskId: string; title: string; before: string }
  | {
      change: 'move'
      taskId: string
      neighbourId: string
      behind: boolean
      former?: FormerPlace | undefined
    }

/** The tasks as they will be once the server has done what was asked. */
export function applied(tasks: TaskView[], asked: Change): TaskView[] {
  switch (asked.change) {
    case 'move':
      return moved(tasks, asked)
    case 'rename':
      return tasks.map((task) => (task.id === asked.taskId ? { ...task, title: asked.title } : task))
    case 'remove':
      return tasks.filter(({ id }) => !asked.taskIds.includes(id))
    case 'assign':
      return tasks.map((task) => {
        const part = asked.parts.find(({ taskIds }) => taskIds.includes(task.id))
        return part ? { ...task, assignee: part.assignee } : task
      })
    default: {
      const done = asked.change === 'complete'
      return tasks.map((task) =>
        asked.taskIds.includes(task.id) && task.done !== done ? { ...task, done, doneSince: null } : task,
      )
    }
  }
}

function moved(tasks: TaskView[], { taskId, neighbourId, behind }: Extract<Change, { change: 'move' }>) {
  const task = tasks.find(({ id }) => id === taskId)
  const others = tasks.filter(({ id }) => id !== taskId)
  const neighbour = others.findIndex(({ id }) => id === neighbourId)
  return task && neighbour >= 0 ? others.toSpliced(neighbour + (behind ? 1 : 0), 0, task) : tasks
}
