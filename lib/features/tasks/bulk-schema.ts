import { z } from 'zod'
import { distinct, reference } from './schema'

/** Beyond any selection by hand, and small enough for a short transaction. */
const BULK_MAX = 100

const taskIds = z.array(reference).min(1).max(BULK_MAX).transform(distinct)

export const SettleTasks = z.strictObject({ change: z.enum(['complete', 'reopen', 'remove']), taskIds })

export const AssignTasks = z.strictObject({
  change: z.literal('assign'),
  taskIds,
  assigneeId: reference.nullable(),
})

export const ChangeTasks = z.discriminatedUnion('change', [SettleTasks, AssignTasks])
export type ChangeTasks = z.infer<typeof ChangeTasks>

export const ChangedTasks = z.object({ taskIds: z.array(z.uuid()) })
export type ChangedTasks = z.infer<typeof ChangedTasks>

export const TaskVersions = z.record(z.uuid(), z.int().positive())
export type TaskVersions = z.infer<typeof TaskVersions>
