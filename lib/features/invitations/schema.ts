import { z } from 'zod'
import { described } from '@/lib/described'
import { roles } from '@/lib/auth/permissions'
import { TypedAddress } from '@/lib/mail/address'

export const InvitationScope = described(z.object({ workspaceId: z.uuid(), invitationId: z.uuid() }), {
  workspaceId: 'The id of the workspace.',
  invitationId: 'The id of the invitation.',
})

/** The prefix is known to secret scanners. 256 random bits follow. */
export const TOKEN_PREFIX = 'inv_'
export const InvitationToken = z.object({
  token: z
    .string()
    .regex(/^inv_[\w-]{43}$/)
    .meta({ description: 'The secret of the mailed link.', examples: [`inv_${'A'.repeat(43)}`] }),
})

export const StopToken = z.object({ token: z.string().regex(/^[\w-]{43}\.[\w-]{43}$/) })

const role = z.enum(roles)

const words = {
  email: { description: 'The email address of the invited person, who accepts with it.', maxLength: 254 },
  role: 'The role of the new member.',
  creatorAuthorized: 'False once the creator may no longer invite. The invitation is void then.',
  expiresAt: 'The moment after which it cannot be accepted.',
}

export const CreateInvitation = described(
  z.strictObject({
    email: TypedAddress.meta({ format: 'email', examples: ['grace@example.com'] }),
    role: role.default('member'),
  }),
  words,
)
export type CreateInvitation = z.infer<typeof CreateInvitation>

export const Invitation = described(
  z.object({
    id: z.uuid(),
    workspaceId: z.uuid(),
    email: z.string().meta({ examples: ['grace@example.com'] }),
    role,
    createdBy: z.uuid().nullable(),
    creatorAuthorized: z.boolean(),
    createdAt: z.iso.datetime({ offset: true }),
    expiresAt: z.iso.datetime({ offset: true }),
  }),
  words,
)
export type Invitation = z.infer<typeof Invitation>

export const InvitationOffer = described(
  z.object({
    workspaceId: z.uuid(),
    workspaceName: z.string().meta({ examples: ['Orchard'] }),
    role,
    expiresAt: z.iso.datetime({ offset: true }),
  }),
  {
    ...words,
    workspaceId: 'The workspace to join.',
    workspaceName: { description: 'The name of the workspace.', maxLength: 80 },
  },
)
export type InvitationOffer = z.infer<typeof InvitationOffer>

export const NewInvitation = Invitation.extend({
  token: z
    .string()
    .meta({ examples: [`inv_${'A'.repeat(43)}`] })
    .nullable()
    .meta({
      description: 'The secret of the link. Shown only once, null in a repeated answer.',
      maxLength: 47,
    }),
  acceptUrl: z
    .url()
    .nullable()
    .meta({ description: 'The address for accepting by POST. Null with the token.' }),
})
export type NewInvitation = z.infer<typeof NewInvitation>

export const AcceptedInvitation = described(z.object({ workspaceId: z.uuid(), role }), {
  ...words,
  workspaceId: 'The workspace that the person has joined.',
})
export type AcceptedInvitation = z.infer<typeof AcceptedInvitation>
