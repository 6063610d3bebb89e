'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { FormState } from '@/app/_forms/form-state'
import { submit } from '@/app/_forms/submit'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { ChangeWorkspace, WorkspaceScope } from '@/lib/features/workspaces/schema'
import { changeWorkspace, removeWorkspace } from '@/lib/features/workspaces/service'

export async function renameWorkspace(
  workspace: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const caller = await requirePageCaller()
  const { workspaceId } = WorkspaceScope.parse({ workspaceId: workspace })
  return submit(form, ChangeWorkspace, async (input) => {
    await changeWorkspace(caller, workspaceId, input)
    revalidatePath('/', 'layout')
    return { done: 'The name is saved.' }
  })
}

export async function removeThisWorkspace(
  workspace: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const caller = await requirePageCaller()
  const { workspaceId } = WorkspaceScope.parse({ workspaceId: workspace })
  return submit(form, z.object({}), async () => {
    await removeWorkspace(caller, workspaceId)
    revalidatePath('/', 'layout')
    redirect('/workspaces')
  })
}
