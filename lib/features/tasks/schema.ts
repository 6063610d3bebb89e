import { z } from 'zod'

export const TaskScope = z.object({ workspaceId: z.uuid(), taskId: z.uuid() })

/** More would no longer fit a row of a list. */
const LABELS_MAX = 20

const title = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .meta({ examples: ['Pick the apples'] })
const description = z
  .string()
  .trim()
  .max(10_000)
  .meta({ examples: ['The early ones first.'] })
export const DueDay = z.iso
  .date()
  .refine(
    (day) => day >= '2000-01-01' && day <= '2999-12-31',
    'Choose a date between the years 2000 and 2999.',
  )
/** As the database writes an id, so that the two compare as text. */
export const reference = z.uuid().toLowerCase()
const labelIds = z.array(reference).max(LABELS_MAX).transform(distinct)

export const CreateTask = z.strictObject({
  projectId: z.uuid(),
  title,
  description: description.default(''),
  assigneeId: reference.nullable().default(null),
  dueOn: DueDay.nullable().default(null),
  labelIds: labelIds.default([]),
})
/** What the service takes; the parsed body is one of these. */
export type CreateTask = Pick<z.infer<typeof CreateTask>, 'projectId' | 'title' | 'description'> &
  Partial<z.infer<typeof CreateTask>>

export const ChangeTask = z
  .strictObject({
    title: title.optional(),
    description: description.optional(),
    assigneeId: reference.nullable().optional(),
    dueOn: DueDay.nullable().optional(),
    /** All that the task shall wear afterwards. */
    labelIds: labelIds.optional(),
  })
  .refine((change) => Object.keys(change).length > 0, 'Change at least one field.')
  .meta({ minProperties: 1 })
export type ChangeTask = z.infer<typeof ChangeTask>

/** Where a task goes in the manual order of its project: right behind or right before another. */
export const MoveTask = z.union([z.strictObject({ after: reference }), z.strictObject({ before: reference })])
export type MoveTask = z.infer<typeof MoveTask>

/** What a moved task stood between in the whole order of its project, null at its ends, and the number of the place that it has now. */
export const FormerPlace = z
  .strictObject({
    previous: reference.nullable(),
    next: reference.nullable(),
    position: z.string().regex(/^-?\d{1,19}$/),
  })
  .refine(({ previous, next }) => previous !== next)
export type FormerPlace = z.infer<typeof FormerPlace>

export const Task = z.object({
  id: z.uuid(),
  workspaceId: z.uuid(),
  projectId: z.uuid(),
  title: z.string().meta({ examples: ['Pick the apples'] }),
  description: z.string().meta({ examples: ['The early ones first.'] }),
  /** Null while nobody is to do it, or once that member has left. */
  assigneeId: z.uuid().nullable(),
  dueOn: z.iso.date().nullable(),
  labels: z.array(
    z.object({
      id: z.uuid(),
      name: z.string().meta({ examples: ['Urgent'] }),
      colour: z.string().meta({ examples: ['red'] }),
    }),
  ),
  /** Null while the task is open. */
  completedAt: z.iso.datetime({ offset: true }).nullable(),
  /** Counts its changes: in quotes it says, as If-Match, which one a change replaces. */
  version: z.int().positive(),
  /** Null when an API key made it, or once that user's account is gone. */
  createdBy: z.uuid().nullable(),
  createdAt: z.iso.datetime({ offset: true }),
  updatedAt: z.iso.datetime({ offset: true }),
})
export type Task = z.infer<typeof Task>

export function distinct(ids: string[]) {
  return [...new Set(ids)]
}
