'use server'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { action } from '@/app/_forms/action'
import { OfVersion } from '@/app/_forms/of-version'
import { Typed } from '@/app/_forms/typed'
import { fill } from '@/app/_messages/phrase'
import { TransferOwnership } from '@/lib/features/members/schema'
import { transferOwnership } from '@/lib/features/members/service'
import { CreateWorkspace, WorkspaceScope } from '@/lib/features/workspaces/schema'
import { changeWorkspace, getWorkspace, removeWorkspace } from '@/lib/features/workspaces/service'

export const changeWorkspaceAction = action(
  { scope: WorkspaceScope, input: CreateWorkspace.omit({ timeZone: true }).extend(OfVersion) },
  async ({ caller, scope, input: { version, ...input }, messages: m }) => {
    await changeWorkspace(caller, scope.workspaceId, input, [version])
    return { done: m.workspaceSettings.saved }
  },
)

export const changeTimeZoneAction = action(
  { scope: WorkspaceScope, input: CreateWorkspace.pick({ timeZone: true }).required().extend(OfVersion) },
  async ({ caller, scope, input: { version, ...input }, messages: m }) => {
    await changeWorkspace(caller, scope.workspaceId, input, [version])
    return { done: m.workspaceSettings.timeZoneSaved }
  },
)

export const secureWorkspaceAction = action(
  { scope: WorkspaceScope.extend({ requiresFactor: z.boolean() }) },
  async ({ caller, scope: { workspaceId, requiresFactor }, messages: m }) => {
    await changeWorkspace(caller, workspaceId, { requiresFactor })
    return { done: requiresFactor ? m.workspaceSettings.factorTurnedOn : m.workspaceSettings.factorTurnedOff }
  },
)

export const removeWorkspaceAction = action(
  {
    scope: WorkspaceScope,
    input: async ({ caller, scope }) => Typed((await getWorkspace(caller, scope.workspaceId)).name),
  },
  async ({ caller, scope }) => {
    await removeWorkspace(caller, scope.workspaceId)
    redirect('/workspaces')
  },
)

export const transferOwnershipAction = action(
  { scope: WorkspaceScope, input: TransferOwnership },
  async ({ caller, scope, input, messages: m }) => {
    const { displayName } = await transferOwnership(caller, scope.workspaceId, input)
    return { done: fill(m.workspaceSettings.transferred, { name: displayName }) }
  },
)
