import { z } from 'zod'
import { distinct, reference } from './schema'

/** Far past what a person selects, and a transaction of this size stays short. */
const BULK_MAX = 100

const taskIds = z.array(reference).min(1).max(BULK_MAX).transform(distinct)

export const ChangeTasks = z.discriminatedUnion('change', [
  z.strictObject({ change: z.enum(['complete', 'reopen', 'remove']), taskIds }),
  z.strictObject({ change: z.literal('assign'), taskIds, assigneeId: reference.nullable() }),
])
export type ChangeTasks = z.infer<typeof ChangeTasks>

export const ChangedTasks = z.object({ taskIds: z.array(z.uuid()) })
export type ChangedTasks = z.infer<typeof ChangedTasks>

/** The versions of several tasks, by their ids. */
export const TaskVersions = z.record(z.uuid(), z.int().positive())
export type TaskVersions = z.infer<typeof TaskVersions>
