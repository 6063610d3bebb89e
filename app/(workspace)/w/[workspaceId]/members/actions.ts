'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { FormState } from '@/app/_forms/form-state'
import { submit } from '@/app/_forms/submit'
import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { ChangeMember, MemberScope } from '@/lib/features/members/schema'
import { changeMember, getMember, removeMember } from '@/lib/features/members/service'
import { WorkspaceScope } from '@/lib/features/workspaces/schema'

export async function changeRole(
  workspace: string,
  user: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const caller = await requirePageCaller()
  const { workspaceId, userId } = MemberScope.parse({ workspaceId: workspace, userId: user })
  return submit(form, ChangeMember, async (input) => {
    const { displayName, role } = await changeMember(caller, workspaceId, userId, input)
    revalidatePath('/', 'layout')
    const m = await messages()
    return { done: fill(m.members.changed, { name: displayName, role: m.roles[role] }) }
  })
}

export async function removeThisMember(
  workspace: string,
  user: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const caller = await requirePageCaller()
  const { workspaceId, userId } = MemberScope.parse({ workspaceId: workspace, userId: user })
  return submit(form, z.object({}), async () => {
    const { displayName } = await getMember(caller, workspaceId, userId)
    await removeMember(caller, workspaceId, userId)
    revalidatePath('/', 'layout')
    return { done: fill((await messages()).members.removed, { name: displayName }) }
  })
}

export async function leaveWorkspace(
  workspace: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const caller = await requirePageCaller()
  const { workspaceId } = WorkspaceScope.parse({ workspaceId: workspace })
  return submit(form, z.object({}), async () => {
    await removeMember(caller, workspaceId, caller.userId)
    revalidatePath('/', 'layout')
    redirect('/workspaces')
  })
}
