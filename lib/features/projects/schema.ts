import { z } from 'zod'
import { Name, Prose } from '@/lib/text/schema'

export const ProjectScope = z.object({ workspaceId: z.uuid(), projectId: z.uuid() })

const name = Name(80).meta({ examples: ['Harvest'] })
const description = Prose(2_000).meta({ examples: ['All that has to be in before the frost.'] })

export const CreateProject = z.strictObject({ name, description: description.default('') })
export type CreateProject = z.infer<typeof CreateProject>

export const ChangeProject = z
  .strictObject({ name: name.optional(), description: description.optional() })
  .refine((change) => Object.keys(change).length > 0, 'Change at least one field.')
  .meta({ minProperties: 1 })
export type ChangeProject = z.infer<typeof ChangeProject>

export const Project = z.object({
  id: z.uuid(),
  workspaceId: z.uuid(),
  name: z.string().meta({ examples: ['Harvest'] }),
  description: z.string().meta({ examples: ['All that has to be in before the frost.'] }),
  version: z.int().positive(),
  createdBy: z.uuid().nullable(),
  createdAt: z.iso.datetime({ offset: true }),
  updatedAt: z.iso.datetime({ offset: true }),
})
export type Project = z.infer<typeof Project>
