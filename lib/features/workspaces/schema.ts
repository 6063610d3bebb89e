import { z } from 'zod'
import { roles } from '@/lib/auth/permissions'

export const WorkspaceScope = z.object({ workspaceId: z.uuid() })

const name = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .meta({ examples: ['Orchard'] })

export const CreateWorkspace = z.strictObject({ name })
export type CreateWorkspace = z.infer<typeof CreateWorkspace>

export const ChangeWorkspace = z.strictObject({ name })
export type ChangeWorkspace = z.infer<typeof ChangeWorkspace>

export const Workspace = z.object({
  id: z.uuid(),
  name: z.string().meta({ examples: ['Orchard'] }),
  /** The caller's role. Null for an API key, which has scopes. */
  role: z.enum(roles).nullable(),
  version: z.int().positive(),
  createdAt: z.iso.datetime({ offset: true }),
  updatedAt: z.iso.datetime({ offset: true }),
})
export type Workspace = z.infer<typeof Workspace>
