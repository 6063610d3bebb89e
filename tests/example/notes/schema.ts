import { z } from 'zod'
import { Name, Prose } from '@/lib/text/schema'

export const NoteScope = z.object({ workspaceId: z.uuid(), noteId: z.uuid() })

const examples = { title: ['Harvest'], body: ['Before the frost.'] }
const title = Name(80).meta({ examples: examples.title })
const body = Prose(2_000).meta({ examples: examples.body })

export const CreateNote = z.strictObject({ title, body: body.default('') })
export type CreateNote = z.infer<typeof CreateNote>

export const ChangeNote = z
  .strictObject({ title: title.optional(), body: body.optional() })
  .refine((change) => Object.keys(change).length > 0, 'Change at least one field.')
  .meta({ minProperties: 1 })
export type ChangeNote = z.infer<typeof ChangeNote>

export const Note = z.object({
  id: z.uuid(),
  workspaceId: z.uuid(),
  title: z.string().meta({ examples: examples.title }),
  body: z.string().meta({ examples: examples.body }),
  version: z.int().positive(),
  createdBy: z.uuid().nullable(),
  createdAt: z.iso.datetime({ offset: true }),
  updatedAt: z.iso.datetime({ offset: true }),
})
export type Note = z.infer<typeof Note>
