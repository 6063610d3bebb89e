import { z } from 'zod'

export const NoteScope = z.object({ workspaceId: z.uuid(), noteId: z.uuid() })

const title = z.string().trim().min(1).max(80)
const body = z.string().trim().max(2000)

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
  title: z.string(),
  body: z.string(),
  version: z.int().positive(),
  createdBy: z.uuid().nullable(),
  createdAt: z.iso.datetime({ offset: true }),
  updatedAt: z.iso.datetime({ offset: true }),
})
export type Note = z.infer<typeof Note>
