import { z } from 'zod'
import { roles } from '@/lib/auth/permissions'
import { Name } from '@/lib/text/schema'

export const WorkspaceScope = z.object({ workspaceId: z.uuid() })

const name = Name(80).meta({ examples: ['Orchard'] })

const requiresFactor = z.boolean().meta({
  description: 'Members reach nothing in it before they have proved a second factor.',
  examples: [false],
})

export const CreateWorkspace = z.strictObject({ name })
export type CreateWorkspace = z.infer<typeof CreateWorkspace>

export const ChangeWorkspace = z
  .strictObject({ name: name.optional(), requiresFactor: requiresFactor.optional() })
  .refine((change) => Object.keys(change).length > 0, 'Change at least one field.')
  .meta({ minProperties: 1 })
export type ChangeWorkspace = z.infer<typeof ChangeWorkspace>

/** A workspace of a member who has not proved the second factor that it demands. */
export type ClosedWorkspace = { id: string; name: string }

export const Workspace = z.object({
  id: z.uuid(),
  name: z.string().meta({ examples: ['Orchard'] }),
  requiresFactor,
  /** The caller's role. Null for an API key, which has scopes. */
  role: z.enum(roles).nullable(),
  version: z.int().positive(),
  createdAt: z.iso.datetime({ offset: true }),
  updatedAt: z.iso.datetime({ offset: true }),
})
export type Workspace = z.infer<typeof Workspace>
