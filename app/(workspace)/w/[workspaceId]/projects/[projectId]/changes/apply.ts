import type { TaskView } from '../tasks/task-view'
import type { TaskChange } from './task-change'

/** The tasks as they will be once the server has made the changes. */
export function applyChanges(tasks: TaskView[], changes: TaskChange[]): TaskView[] {
  return changes.reduce(applyChange, tasks)
}

function applyChange(tasks: TaskView[], change: TaskChange): TaskView[] {
  if (change.change === 'move') return moveTask(tasks, change)
  return tasks.map((task) => (task.id === change.taskId ? changed(task, change) : task))
}

function changed(task: TaskView, change: Exclude<TaskChange, { change: 'move' }>): TaskView {
  switch (change.change) {
    case 'rename':
      return { ...task, title: change.title }
    case 'assign':
      return { ...task, assignee: change.assignee }
    default: {
      const done = change.change === 'complete'
      return task.done === done ? task : { ...task, done, doneSince: null }
    }
  }
}

type Move = Extract<TaskChange, { change: 'move' }>

function moveTask(tasks: TaskView[], { taskId, neighbourId, behind }: Move) {
  const task = tasks.find(({ id }) => id === taskId)
  const others = tasks.filter(({ id }) => id !== taskId)
  const neighbour = others.findIndex(({ id }) => id === neighbourId)
  return task && neighbour >= 0 ? others.toSpliced(neighbour + (behind ? 1 : 0), 0, task) : tasks
}
