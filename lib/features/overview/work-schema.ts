import { z } from 'zod'
import { count } from './count'

/** Bounds the load count: milliseconds of work, and months of tasks for a team. */
export const LOAD_TASKS_MAX = 5_000

const LateTask = z.object({
  id: z.uuid(),
  workspaceId: z.uuid(),
  projectId: z.uuid(),
  title: z.string().meta({ examples: ['Pick the apples'] }),
  dueOn: z.iso.date(),
})

export const workFields = {
  /** Twelve weeks, oldest first. The last one is not over. */
  weeks: z.array(z.object({ startsOn: z.iso.date(), opened: count, completed: count })),
  /** At most ten people by open tasks. `userId` is null for unassigned tasks. */
  load: z.array(
    z.object({
      userId: z.uuid().nullable(),
      /** Null for unassigned tasks, and for a caller who may not see the members. */
      displayName: z
        .string()
        .nullable()
        .meta({ examples: ['Ada Lovelace'] }),
      openTasks: z.int().positive().max(LOAD_TASKS_MAX),
    }),
  ),
  /** True when the load covers only the 5,000 most urgent open tasks. */
  loadIsPartial: z.boolean(),
  overdue: z.object({
    count,
    /** At most five, the longest overdue. */
    tasks: z.array(LateTask),
  }),
}
