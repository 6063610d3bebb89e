import { z } from 'zod'
import { described } from '@/lib/described'
import { distinct, reference } from './schema'

/** Beyond any selection by hand, and small enough for a short transaction. */
const BULK_MAX = 100

const taskIds = z.array(reference).min(1).max(BULK_MAX).transform(distinct)

const words = {
  change: 'The change.',
  taskIds: {
    description: 'The tasks to change. One that the workspace does not have is refused.',
    maxItems: BULK_MAX,
  },
  assigneeId: 'The new assignee, a member of the workspace. Null for nobody.',
}

export const SettleTasks = described(
  z.strictObject({ change: z.enum(['complete', 'reopen', 'remove']), taskIds }),
  words,
)

export const AssignTasks = described(
  z.strictObject({ change: z.literal('assign'), taskIds, assigneeId: reference.nullable() }),
  words,
)

export const ChangeTasks = z.discriminatedUnion('change', [SettleTasks, AssignTasks])
export type ChangeTasks = z.infer<typeof ChangeTasks>

export const ChangedTasks = described(z.object({ taskIds: z.array(z.uuid()) }), {
  taskIds: { description: 'The tasks that have changed.', maxItems: BULK_MAX },
})
export type ChangedTasks = z.infer<typeof ChangedTasks>

export const TaskVersions = z.record(z.uuid(), z.int().positive())
export type TaskVersions = z.infer<typeof TaskVersions>
