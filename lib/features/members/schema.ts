import { z } from 'zod'
import { roles } from '@/lib/auth/permissions'

/** Lower case, like ids from the database, so it compares with the caller's. */
const userId = z.uuid().toLowerCase()

export const MemberScope = z.object({ workspaceId: z.uuid(), userId })

export const ChangeMember = z.strictObject({ role: z.enum(roles) })
export type ChangeMember = z.infer<typeof ChangeMember>

export const TransferOwnership = z.strictObject({ userId })
export type TransferOwnership = z.infer<typeof TransferOwnership>

export const Member = z.object({
  userId: z.uuid(),
  displayName: z.string().meta({ examples: ['Ada Lovelace'] }),
  role: z.enum(roles),
  version: z.int().positive(),
  joinedAt: z.iso.datetime({ offset: true }),
})
export type Member = z.infer<typeof Member>

export const MemberPosition = z.tuple([
  z.iso.datetime().refine((moment) => moment.startsWith('20'), 'Out of bounds.'),
  z.uuid(),
])
