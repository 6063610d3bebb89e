import type { Outcome } from '@/app/_forms/outcome'
import type { FormerPlace } from '@/lib/features/tasks/schema'
import type { Person } from '../tasks/task-view'

/** A change of one task. With a version, the server refuses it once the task has another one. */
export type TaskChange = { taskId: string; version?: number | undefined } & (
  | { change: 'complete' | 'reopen' }
  | { change: 'assign'; assignee: Person | undefined }
  | { change: 'rename'; title: string; before: string }
  | { change: 'move'; neighbourId: string; behind: boolean }
)

/** The answer of the server: a refusal, or the new version of each task and the former place of a moved one. */
export type TaskOutcome = Outcome & { versions?: Record<string, number>; former?: FormerPlace }

/** Sends changes to the server, all of them or none. */
export type Send = (workspaceId: string, changes: TaskChange[]) => Promise<TaskOutcome>
