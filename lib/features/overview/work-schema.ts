import { z } from 'zod'
import { count } from './count'

/** Open tasks that are looked at to tell who is loaded: milliseconds, and months of work for a team. */
export const LOAD_TASKS_MAX = 5_000

const LateTask = z.object({
  id: z.uuid(),
  workspaceId: z.uuid(),
  projectId: z.uuid(),
  title: z.string().meta({ examples: ['Pick the apples'] }),
  dueOn: z.iso.date(),
})

/** The part about tasks. */
export const workFields = {
  /** Twelve, the oldest first. The last one is not over. */
  weeks: z.array(z.object({ startsOn: z.iso.date(), opened: count, completed: count })),
  /** People by their open tasks, ten at most. `userId` is null for tasks that are assigned to nobody. */
  load: z.array(
    z.object({
      userId: z.uuid().nullable(),
      /** Null for nobody, and for a caller who may not see the members. */
      displayName: z
        .string()
        .nullable()
        .meta({ examples: ['Ada Lovelace'] }),
      openTasks: z.int().positive().max(LOAD_TASKS_MAX),
    }),
  ),
  /** True if there were more open tasks than the load counts: then it is that of the 5,000 most urgent. */
  loadIsPartial: z.boolean(),
  overdue: z.object({
    count,
    /** The longest overdue, five at most. */
    tasks: z.array(LateTask),
  }),
}
