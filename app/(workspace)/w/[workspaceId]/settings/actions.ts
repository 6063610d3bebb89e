'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import type { FormState } from '@/app/_forms/form-state'
import { OfVersion } from '@/app/_forms/of-version'
import { submit } from '@/app/_forms/submit'
import { Typed } from '@/app/_forms/typed'
import { fill } from '@/app/_messages/phrase'
import { messages } from '@/app/_messages/messages'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { TransferOwnership } from '@/lib/features/members/schema'
import { transferOwnership } from '@/lib/features/members/service'
import { ChangeWorkspace, WorkspaceScope } from '@/lib/features/workspaces/schema'
import { changeWorkspace, getWorkspace, removeWorkspace } from '@/lib/features/workspaces/service'

export async function renameWorkspace(
  workspace: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const caller = await requirePageCaller()
  const { workspaceId } = WorkspaceScope.parse({ workspaceId: workspace })
  return submit(form, ChangeWorkspace.extend(OfVersion), async ({ version, ...input }) => {
    await changeWorkspace(caller, workspaceId, input, [version])
    revalidatePath('/', 'layout')
    return { done: (await messages()).workspaceSettings.saved }
  })
}

export async function removeThisWorkspace(
  workspace: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const caller = await requirePageCaller()
  const { workspaceId } = WorkspaceScope.parse({ workspaceId: workspace })
  const { name } = await getWorkspace(caller, workspaceId)
  return submit(form, Typed(name), async () => {
    await removeWorkspace(caller, workspaceId)
    revalidatePath('/', 'layout')
    redirect('/workspaces')
  })
}

export async function handOver(workspace: string, _previous: FormState, form: FormData): Promise<FormState> {
  const caller = await requirePageCaller()
  const { workspaceId } = WorkspaceScope.parse({ workspaceId: workspace })
  return submit(form, TransferOwnership, async (input) => {
    const { displayName } = await transferOwnership(caller, workspaceId, input)
    revalidatePath('/', 'layout')
    return { done: fill((await messages()).workspaceSettings.transferred, { name: displayName }) }
  })
}
