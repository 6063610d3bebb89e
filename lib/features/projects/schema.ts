import { z } from 'zod'
import { described } from '@/lib/described'
import { Name, Prose } from '@/lib/text/schema'

export const ProjectScope = described(z.object({ workspaceId: z.uuid(), projectId: z.uuid() }), {
  workspaceId: 'The id of the workspace.',
  projectId: 'The id of the project.',
})

const words = {
  name: {
    description: 'The name, which no other project of the workspace has, whatever its case.',
    maxLength: 80,
  },
  description: { description: 'The purpose, for people.', maxLength: 2_000 },
}

const name = Name(80).meta({ examples: ['Harvest'] })
const description = Prose(2_000).meta({ examples: ['All that has to be in before the frost.'] })

export const CreateProject = described(z.strictObject({ name, description: description.default('') }), words)
export type CreateProject = z.infer<typeof CreateProject>

export const ChangeProject = described(
  z.strictObject({ name: name.optional(), description: description.optional() }),
  words,
)
  .refine((change) => Object.keys(change).length > 0, 'Change at least one field.')
  .meta({ minProperties: 1 })
export type ChangeProject = z.infer<typeof ChangeProject>

export const Project = described(
  z.object({
    id: z.uuid(),
    workspaceId: z.uuid(),
    name: z.string().meta({ examples: ['Harvest'] }),
    description: z.string().meta({ examples: ['All that has to be in before the frost.'] }),
    version: z.int32().min(1),
    createdBy: z.uuid().nullable(),
    createdAt: z.iso.datetime({ offset: true }),
    updatedAt: z.iso.datetime({ offset: true }),
  }),
  words,
)
export type Project = z.infer<typeof Project>
