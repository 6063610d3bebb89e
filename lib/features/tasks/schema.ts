import { z } from 'zod'

export const TaskScope = z.object({ workspaceId: z.uuid(), taskId: z.uuid() })

/** More would not fit a row of a list. */
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
/** Lower case, like ids from the database, so that the two compare as text. */
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
export type CreateTask = Pick<z.infer<typeof CreateTask>, 'projectId' | 'title' | 'description'> &
  Partial<z.infer<typeof CreateTask>>

export const ChangeTask = z
  .strictObject({
    title: title.optional(),
    description: description.optional(),
    assigneeId: reference.nullable().optional(),
    dueOn: DueDay.nullable().optional(),
    /** Replaces all labels of the task. */
    labelIds: labelIds.optional(),
  })
  .refine((change) => Object.keys(change).length > 0, 'Change at least one field.')
  .meta({ minProperties: 1 })
export type ChangeTask = z.infer<typeof ChangeTask>

/** A place in the manual order of a project, behind or before another task. */
export const MoveTask = z
  .strictObject({ after: reference.optional(), before: reference.optional() })
  .refine((place) => Object.keys(place).length === 1, 'Give either after or before.')
  .meta({ minProperties: 1, maxProperties: 1 })
  .transform((place) => place as { after: string } | { before: string })
export type MoveTask = z.infer<typeof MoveTask>

/** The former neighbours of a moved task in the order of its project, null at its ends, and the number of its present place. */
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
  /** Null while unassigned, or once that member has left. */
  assigneeId: z.uuid().nullable(),
  dueOn: z.iso.date().nullable(),
  labels: z.array(
    z.object({
      id: z.uuid(),
      name: z.string().meta({ examples: ['Urgent'] }),
      colour: z.string().meta({ examples: ['red'] }),
    }),
  ),
  completedAt: z.iso.datetime({ offset: true }).nullable(),
  version: z.int().positive(),
  createdBy: z.uuid().nullable(),
  createdAt: z.iso.datetime({ offset: true }),
  updatedAt: z.iso.datetime({ offset: true }),
})
export type Task = z.infer<typeof Task>

export function distinct(ids: string[]) {
  return [...new Set(ids)]
}
