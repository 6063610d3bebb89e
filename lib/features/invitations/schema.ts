import { z } from 'zod'
import { roles } from '@/lib/auth/permissions'
import { TypedAddress } from '@/lib/mail/address'

export const InvitationScope = z.object({ workspaceId: z.uuid(), invitationId: z.uuid() })

/** The prefix is known to secret scanners. 256 random bits follow. */
export const TOKEN_PREFIX = 'inv_'
export const InvitationToken = z.object({
  token: z
    .string()
    .regex(/^inv_[\w-]{43}$/)
    .meta({ examples: [`inv_${'A'.repeat(43)}`] }),
})

export const StopToken = z.object({ token: z.string().regex(/^[\w-]{43}\.[\w-]{43}$/) })

const role = z.enum(roles)

export const CreateInvitation = z.strictObject({
  email: TypedAddress.meta({ format: 'email', examples: ['grace@example.com'] }),
  role: role.default('member'),
})
export type CreateInvitation = z.infer<typeof CreateInvitation>

export const Invitation = z.object({
  id: z.uuid(),
  workspaceId: z.uuid(),
  email: z.string().meta({ examples: ['grace@example.com'] }),
  role,
  createdBy: z.uuid().nullable(),
  creatorAuthorized: z.boolean(),
  createdAt: z.iso.datetime({ offset: true }),
  expiresAt: z.iso.datetime({ offset: true }),
})
export type Invitation = z.infer<typeof Invitation>

export const InvitationOffer = z.object({
  workspaceId: z.uuid(),
  workspaceName: z.string().meta({ examples: ['Orchard'] }),
  role,
  expiresAt: z.iso.datetime({ offset: true }),
})
export type InvitationOffer = z.infer<typeof InvitationOffer>

export const NewInvitation = Invitation.extend({
  /** Shown only once. Null in a repeated answer. */
  token: z
    .string()
    .meta({ examples: [`inv_${'A'.repeat(43)}`] })
    .nullable(),
  /** The address for accepting by POST. Null with the token. */
  acceptUrl: z.url().nullable(),
})
export type NewInvitation = z.infer<typeof NewInvitation>

export const AcceptedInvitation = z.object({ workspaceId: z.uuid(), role })
export type AcceptedInvitation = z.infer<typeof AcceptedInvitation>
