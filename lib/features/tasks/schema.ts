import { z } from 'zod'
import { described } from '@/lib/described'
import { Name, Prose } from '@/lib/text/schema'

export const TaskScope = described(z.object({ workspaceId: z.uuid(), taskId: z.uuid() }), {
  workspaceId: 'The id of the workspace.',
  taskId: 'The id of the task.',
})

/** More would not fit a row of a list. */
const LABELS_MAX = 20

const title = Name(200).meta({ examples: ['Pick the apples'] })
const description = Prose(10_000).meta({ examples: ['The early ones first.'] })
/** The years 2000 to 2999. */
const DUE_DAY = '^2\\d{3}-\\d{2}-\\d{2}$'

export const DueDay = z.iso
  .date({ abort: true })
  .refine((day) => new RegExp(DUE_DAY).test(day), 'Choose a date between the years 2000 and 2999.')
/** Lower case, like ids from the database, so that the two compare as text. */
export const reference = z.uuid().toLowerCase()
const labelIds = z.array(reference).max(LABELS_MAX).transform(distinct)

const words = {
  projectId: 'The project that it belongs to.',
  title: { description: 'The title.', maxLength: 200 },
  description: { description: 'The text below the title.', maxLength: 10_000 },
  assigneeId: 'The member who is to do it. Null while unassigned, or once that member has left.',
  dueOn: { description: 'The day on which it is due. Null for a task without one.', pattern: DUE_DAY },
  completedAt: 'The moment of the completion. Null for an open task.',
}

export const CreateTask = described(
  z.strictObject({
    projectId: z.uuid(),
    title,
    description: description.default(''),
    assigneeId: reference.nullable().default(null),
    dueOn: DueDay.nullable().default(null),
    labelIds: labelIds.default([]),
  }),
  { ...words, labelIds: 'The labels. By default none.' },
)
export type CreateTask = Pick<z.infer<typeof CreateTask>, 'projectId' | 'title' | 'description'> &
  Partial<z.infer<typeof CreateTask>>

export const ChangeTask = described(
  z.strictObject({
    title: title.optional(),
    description: description.optional(),
    assigneeId: reference.nullable().optional(),
    dueOn: DueDay.nullable().optional(),
    labelIds: labelIds.optional(),
  }),
  { ...words, labelIds: 'The labels, which replace all labels of the task.' },
)
  .refine((change) => Object.keys(change).length > 0, 'Change at least one field.')
  .meta({ minProperties: 1 })
export type ChangeTask = z.infer<typeof ChangeTask>

/** A place in the manual order of a project. */
export const MoveTask = described(
  z.strictObject({ after: reference.optional(), before: reference.optional() }),
  {
    after: 'Another task of the project, behind which the task goes.',
    before: 'Another task of the project, before which the task goes.',
  },
)
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

export const Task = described(
  z.object({
    id: z.uuid(),
    workspaceId: z.uuid(),
    projectId: z.uuid(),
    title: z.string().meta({ examples: ['Pick the apples'] }),
    description: z.string().meta({ examples: ['The early ones first.'] }),
    assigneeId: z.uuid().nullable(),
    dueOn: z.iso.date().nullable(),
    labels: z.array(
      described(
        z.object({
          id: z.uuid(),
          name: z.string().meta({ examples: ['Urgent'] }),
          colour: z.string().meta({ examples: ['red'] }),
        }),
        {
          name: { description: 'The name of the label.', maxLength: 40 },
          colour: { description: 'The colour of the label.', maxLength: 20 },
        },
      ),
    ),
    completedAt: z.iso.datetime({ offset: true }).nullable(),
    version: z.int32().min(1),
    createdBy: z.uuid().nullable(),
    createdAt: z.iso.datetime({ offset: true }),
    updatedAt: z.iso.datetime({ offset: true }),
  }),
  { ...words, labels: { description: 'The labels by name.', maxItems: LABELS_MAX } },
)
export type Task = z.infer<typeof Task>

export function distinct(ids: string[]) {
  return [...new Set(ids)]
}
