import { z } from 'zod'
import { Name } from '@/lib/text/schema'

export const LabelScope = z.object({ workspaceId: z.uuid(), labelId: z.uuid() })

/** Each name has a shade for light and dark pages. The column accepts no other. */
export const labelColours = [
  'grey',
  'red',
  'orange',
  'yellow',
  'green',
  'teal',
  'blue',
  'purple',
  'pink',
] as const

const name = Name(40).meta({ examples: ['Urgent'] })
const colour = z.enum(labelColours)

export const CreateLabel = z.strictObject({ name, colour: colour.default('grey') })
export type CreateLabel = z.infer<typeof CreateLabel>

export const ChangeLabel = z
  .strictObject({ name: name.optional(), colour: colour.optional() })
  .refine((change) => Object.keys(change).length > 0, 'Change at least one field.')
  .meta({ minProperties: 1 })
export type ChangeLabel = z.infer<typeof ChangeLabel>

export const Label = z.object({
  id: z.uuid(),
  workspaceId: z.uuid(),
  name: z.string().meta({ examples: ['Urgent'] }),
  colour,
  version: z.int().positive(),
  createdAt: z.iso.datetime({ offset: true }),
  updatedAt: z.iso.datetime({ offset: true }),
})
export type Label = z.infer<typeof Label>
