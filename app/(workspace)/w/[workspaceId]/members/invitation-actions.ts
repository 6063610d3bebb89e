'use server'
import { z } from 'zod'
import { action } from '@/app/_forms/action'
import { fill } from '@/app/_messages/phrase'
import { env } from '@/lib/env'
import { CreateInvitation, InvitationScope } from '@/lib/features/invitations/schema'
import { createInvitation, removeInvitation } from '@/lib/features/invitations/service'
import { WorkspaceScope } from '@/lib/features/workspaces/schema'

export const createInvitationAction = action(
  { scope: WorkspaceScope, input: CreateInvitation },
  async ({ caller, scope, input, messages: { members } }) => {
    const { email, token } = await createInvitation(caller, scope.workspaceId, input)
    const link = `${env.NEXT_PUBLIC_SITE_URL}/invitations/${token}`
    return {
      done: fill(members.invited, { email }),
      ...(token && { secret: { label: members.inviteLink, text: link } }),
    }
  },
)

export const removeInvitationAction = action(
  { scope: InvitationScope.extend({ email: z.string() }) },
  async ({ caller, scope: { workspaceId, invitationId, email }, messages: m }) => {
    await removeInvitation(caller, workspaceId, invitationId)
    return { done: fill(m.members.revoked, { email }) }
  },
)
