import { z } from 'zod'
import { described } from '@/lib/described'
import { count } from './count'

/** Bounds the load count: milliseconds of work, and months of tasks for a team. */
export const LOAD_TASKS_MAX = 5_000

const LateTask = described(
  z.object({
    id: z.uuid(),
    workspaceId: z.uuid(),
    projectId: z.uuid(),
    title: z.string().meta({ examples: ['Pick the apples'] }),
    dueOn: z.iso.date(),
  }),
  {
    projectId: 'The project of the task.',
    title: { description: 'The title of the task.', maxLength: 200 },
    dueOn: 'The day on which the task was due.',
  },
)

export const workFields = {
  weeks: z
    .array(
      described(z.object({ startsOn: z.iso.date(), opened: count, completed: count }), {
        startsOn: 'The Monday of the week.',
        opened: 'The number of tasks created in it.',
        completed: 'The number of tasks completed in it.',
      }),
    )
    .meta({ description: 'Twelve weeks, oldest first. The last one is not over.', maxItems: 12 }),
  load: z
    .array(
      described(
        z.object({
          userId: z.uuid().nullable(),
          displayName: z
            .string()
            .nullable()
            .meta({ examples: ['Ada Lovelace'] }),
          openTasks: z.int().min(1).max(LOAD_TASKS_MAX),
        }),
        {
          userId: 'The assignee. Null for unassigned tasks.',
          displayName: {
            description:
              'The name of the assignee. Null for unassigned tasks, and for a caller who may not see the members.',
            maxLength: 80,
          },
          openTasks: 'The number of their open tasks.',
        },
      ),
    )
    .meta({ description: 'The ten people with the most open tasks.', maxItems: 10 }),
  loadIsPartial: z.boolean().meta({
    description: 'True when the load covers only the 5,000 most urgent open tasks.',
  }),
  overdue: described(z.object({ count, tasks: z.array(LateTask) }), {
    count: 'The number of overdue tasks.',
    tasks: { description: 'The five that are overdue the longest.', maxItems: 5 },
  }).meta({ description: 'The open tasks whose day has passed.' }),
}
