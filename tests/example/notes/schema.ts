import { z } from 'zod'
import { described } from '@/lib/described'
import { Name, Prose } from '@/lib/text/schema'

export const NoteScope = described(z.object({ workspaceId: z.uuid(), noteId: z.uuid() }), {
  workspaceId: 'The id of the workspace.',
  noteId: 'The id of the note.',
})

const words = {
  title: { description: 'The title, which no other note of the workspace has.', maxLength: 80 },
  body: { description: 'The text.', maxLength: 2_000 },
}

const examples = { title: ['Harvest'], body: ['Before the frost.'] }
const title = Name(80).meta({ examples: examples.title })
const body = Prose(2_000).meta({ examples: examples.body })

export const CreateNote = described(z.strictObject({ title, body: body.default('') }), words)
export type CreateNote = z.infer<typeof CreateNote>

export const ChangeNote = described(z.strictObject({ title: title.optional(), body: body.optional() }), words)
  .refine((change) => Object.keys(change).length > 0, 'Change at least one field.')
  .meta({ minProperties: 1 })
export type ChangeNote = z.infer<typeof ChangeNote>

export const Note = described(
  z.object({
    id: z.uuid(),
    workspaceId: z.uuid(),
    title: z.string().meta({ examples: examples.title }),
    body: z.string().meta({ examples: examples.body }),
    version: z.int32().min(1),
    createdBy: z.uuid().nullable(),
    createdAt: z.iso.datetime({ offset: true }),
    updatedAt: z.iso.datetime({ offset: true }),
  }),
  words,
)
export type Note = z.infer<typeof Note>
