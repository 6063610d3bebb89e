import type { Outcome } from '@/app/_forms/outcome'
import type { Messages } from '@/app/_messages/messages'
import type { AnnouncedAction } from '@/app/_ui/announce'
import type { Task } from '@/lib/features/tasks/schema'
import type { TaskView } from '../tasks/task-view'
import type { Send, TaskChange, TaskOutcome } from './task-change'

/** Changes that the server has made, with the tasks as they were before. */
export type Settled = {
  workspaceId: string
  changes: TaskChange[]
  before: TaskView[]
  outcome: TaskOutcome
  words: Messages['work']
  send: Send
  ask: (changes: TaskChange[], asking: { send: Send }) => void
}

export type EditedTask = Pick<
  Task,
  'id' | 'workspaceId' | 'title' | 'description' | 'assigneeId' | 'dueOn' | 'labels' | 'version'
>

/** A task that its form has saved as `version`, with the task as it was before. */
export type Edited = {
  before: EditedTask
  version: number
  words: Messages['work']
  settle: (sent: Promise<Outcome>) => Promise<void>
}

/** A part's reaction to what was changed, if it has one. */
export type AfterChange = {
  toChanges: (settled: Settled) => AnnouncedAction | undefined
  toEdit: (edited: Edited) => AnnouncedAction | undefined
}
