import { z } from 'zod'
import { described } from '@/lib/described'
import { Name } from '@/lib/text/schema'

export const LabelScope = described(z.object({ workspaceId: z.uuid(), labelId: z.uuid() }), {
  workspaceId: 'The id of the workspace.',
  labelId: 'The id of the label.',
})

const words = {
  name: {
    description: 'The name, which no other label of the workspace has, whatever its case.',
    maxLength: 40,
  },
  colour: 'The colour.',
}

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

export const CreateLabel = described(z.strictObject({ name, colour: colour.default('grey') }), words)
export type CreateLabel = z.infer<typeof CreateLabel>

export const ChangeLabel = described(
  z.strictObject({ name: name.optional(), colour: colour.optional() }),
  words,
)
  .refine((change) => Object.keys(change).length > 0, 'Change at least one field.')
  .meta({ minProperties: 1 })
export type ChangeLabel = z.infer<typeof ChangeLabel>

export const Label = described(
  z.object({
    id: z.uuid(),
    workspaceId: z.uuid(),
    name: z.string().meta({ examples: ['Urgent'] }),
    colour,
    version: z.int32().min(1),
    createdAt: z.iso.datetime({ offset: true }),
    updatedAt: z.iso.datetime({ offset: true }),
  }),
  words,
)
export type Label = z.infer<typeof Label>
