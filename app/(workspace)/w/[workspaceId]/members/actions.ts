'use server'
import { redirect } from 'next/navigation'
import { action } from '@/app/_forms/action'
import { fill } from '@/app/_messages/phrase'
import { ChangeMember, MemberScope } from '@/lib/features/members/schema'
import { changeMember, getMember, removeMember } from '@/lib/features/members/service'
import { WorkspaceScope } from '@/lib/features/workspaces/schema'

export const changeMemberAction = action(
  { scope: MemberScope, input: ChangeMember },
  async ({ caller, scope, input, messages: m }) => {
    const { displayName, role } = await changeMember(caller, scope.workspaceId, scope.userId, input)
    return { done: fill(m.members.changed, { name: displayName, role: m.roles[role] }) }
  },
)

export const removeMemberAction = action({ scope: MemberScope }, async ({ caller, scope, messages: m }) => {
  const { displayName } = await getMember(caller, scope.workspaceId, scope.userId)
  await removeMember(caller, scope.workspaceId, scope.userId)
  return { done: fill(m.members.removed, { name: displayName }) }
})

export const leaveWorkspaceAction = action({ scope: WorkspaceScope }, async ({ caller, scope }) => {
  await removeMember(caller, scope.workspaceId, caller.userId)
  redirect('/workspaces')
})
