import { z } from 'zod'
import { described } from '@/lib/described'
import { roles } from '@/lib/auth/permissions'

/** Lower case, like ids from the database, so it compares with the caller's. */
const userId = z.uuid().toLowerCase()

const words = {
  userId: 'The id of the user.',
  displayName: { description: 'The name that others see.', maxLength: 80 },
  role: 'The role, which decides the permissions.',
  joinedAt: 'The moment of joining.',
}

export const MemberScope = described(z.object({ workspaceId: z.uuid(), userId }), {
  ...words,
  workspaceId: 'The id of the workspace.',
})

export const ChangeMember = described(z.strictObject({ role: z.enum(roles) }), words)
export type ChangeMember = z.infer<typeof ChangeMember>

export const TransferOwnership = described(z.strictObject({ userId }), {
  userId: 'The member who becomes the owner.',
})
export type TransferOwnership = z.infer<typeof TransferOwnership>

export const Member = described(
  z.object({
    userId: z.uuid(),
    displayName: z.string().meta({ examples: ['Ada Lovelace'] }),
    role: z.enum(roles),
    version: z.int32().min(1),
    joinedAt: z.iso.datetime({ offset: true }),
  }),
  words,
)
export type Member = z.infer<typeof Member>

export const MemberPosition = z.tuple([
  z.iso.datetime().refine((moment) => moment.startsWith('20'), 'Out of bounds.'),
  z.uuid(),
])
