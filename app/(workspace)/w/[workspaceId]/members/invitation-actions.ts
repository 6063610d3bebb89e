'use server'
import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import type { FormState } from '@/app/_forms/form-state'
import { submit } from '@/app/_forms/submit'
import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { env } from '@/lib/env'
import { CreateInvitation, InvitationScope } from '@/lib/features/invitations/schema'
import { createInvitation, removeInvitation } from '@/lib/features/invitations/service'
import { WorkspaceScope } from '@/lib/features/workspaces/schema'

export async function invite(workspace: string, _previous: FormState, form: FormData): Promise<FormState> {
  const caller = await requirePageCaller()
  const { workspaceId } = WorkspaceScope.parse({ workspaceId: workspace })
  return submit(form, CreateInvitation, async (input) => {
    const { email, token } = await createInvitation(caller, workspaceId, input)
    revalidatePath('/', 'layout')
    const { members } = await messages()
    const link = `${env.NEXT_PUBLIC_SITE_URL}/invitations/${token}`
    return {
      done: fill(members.invited, { email }),
      ...(token && { secret: { label: members.inviteLink, text: link } }),
    }
  })
}

export async function revokeInvitation(
  workspace: string,
  invitation: string,
  email: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const caller = await requirePageCaller()
  const scope = { workspaceId: workspace, invitationId: invitation }
  const { workspaceId, invitationId } = InvitationScope.parse(scope)
  return submit(form, z.object({}), async () => {
    await removeInvitation(caller, workspaceId, invitationId)
    revalidatePath('/', 'layout')
    return { done: fill((await messages()).members.revoked, { email }) }
  })
}
