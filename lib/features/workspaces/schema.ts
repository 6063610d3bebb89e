import { z } from 'zod'
import { described } from '@/lib/described'
import { roles } from '@/lib/auth/permissions'
import { Name } from '@/lib/text/schema'

export const WorkspaceScope = described(z.object({ workspaceId: z.uuid() }), {
  workspaceId: 'The id of the workspace.',
})

const name = Name(80).meta({ examples: ['Orchard'] })

const requiresFactor = z.boolean().meta({ examples: [false] })

const words = {
  name: { description: 'The name.', maxLength: 80 },
  requiresFactor: 'True when members reach nothing in it before they have proved a second factor.',
  role: 'The caller’s role. Null for an API key, which has scopes.',
}

export const CreateWorkspace = described(z.strictObject({ name }), words)
export type CreateWorkspace = z.infer<typeof CreateWorkspace>

export const ChangeWorkspace = described(
  z.strictObject({ name: name.optional(), requiresFactor: requiresFactor.optional() }),
  words,
)
  .refine((change) => Object.keys(change).length > 0, 'Change at least one field.')
  .meta({ minProperties: 1 })
export type ChangeWorkspace = z.infer<typeof ChangeWorkspace>

/** A workspace of a member who has not proved the second factor that it demands. */
export type ClosedWorkspace = { id: string; name: string }

export const Workspace = described(
  z.object({
    id: z.uuid(),
    name: z.string().meta({ examples: ['Orchard'] }),
    requiresFactor,
    role: z.enum(roles).nullable(),
    version: z.int32().min(1),
    createdAt: z.iso.datetime({ offset: true }),
    updatedAt: z.iso.datetime({ offset: true }),
  }),
  words,
)
export type Workspace = z.infer<typeof Workspace>
