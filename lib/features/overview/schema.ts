import { z } from 'zod'

/** No week or day counts further, so a busy workspace costs no more than this many entries of an index each. */
export const COUNT_MAX = 1_000
/** Open tasks that are looked at to tell who is loaded: milliseconds, and months of work for a team. */
export const LOAD_TASKS_MAX = 5_000

const day = z.iso.date()
const count = z.int().min(0).max(COUNT_MAX)

const LateTask = z.object({
  id: z.uuid(),
  workspaceId: z.uuid(),
  projectId: z.uuid(),
  title: z.string().meta({ examples: ['Pick the apples'] }),
  dueOn: day,
})

/** Weeks begin on Monday, days at midnight, both in UTC. A count of 1,000 stands for that many or more. */
export const Overview = z.object({
  /** Twelve, the oldest first; the last one is not over. */
  weeks: z.array(z.object({ startsOn: day, opened: count, completed: count })),
  /** Who has the most open tasks, ten at most; `userId` is null for what is assigned to nobody. */
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
  /** Whether there were more open tasks than the load counts: then it is that of the 5,000 most urgent. */
  loadIsPartial: z.boolean(),
  overdue: z.object({
    count,
    /** The longest overdue, five at most. */
    tasks: z.array(LateTask),
  }),
  /** Fourteen days, the oldest first, by when a delivery was made; null for a caller who may not read webhooks. */
  deliveries: z
    .array(
      z.object({
        day,
        total: count,
        /** Those of the total that were given up. */
        failed: count,
      }),
    )
    .nullable(),
})
export type Overview = z.infer<typeof Overview>
