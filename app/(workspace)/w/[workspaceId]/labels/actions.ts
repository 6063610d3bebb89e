'use server'
import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import type { FormState } from '@/app/_forms/form-state'
import { submit } from '@/app/_forms/submit'
import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { ChangeLabel, CreateLabel, LabelScope } from '@/lib/features/labels/schema'
import { changeLabel, createLabel, getLabel, removeLabel } from '@/lib/features/labels/service'
import { WorkspaceScope } from '@/lib/features/workspaces/schema'
import { labelNameTaken } from '../name-taken'

export async function createNewLabel(
  workspace: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const caller = await requirePageCaller()
  const { workspaceId } = WorkspaceScope.parse({ workspaceId: workspace })
  return submit(form, CreateLabel, async (input) => {
    const { name } = await createLabel(caller, workspaceId, input).catch(labelNameTaken)
    revalidatePath('/', 'layout')
    return { done: fill((await messages()).labels.created, { name }) }
  })
}

export async function changeThisLabel(
  workspace: string,
  label: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const caller = await requirePageCaller()
  const { workspaceId, labelId } = LabelScope.parse({ workspaceId: workspace, labelId: label })
  return submit(form, ChangeLabel, async (input) => {
    await changeLabel(caller, workspaceId, labelId, input).catch(labelNameTaken)
    revalidatePath('/', 'layout')
    return { done: (await messages()).labels.saved }
  })
}

export async function removeThisLabel(
  workspace: string,
  label: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const caller = await requirePageCaller()
  const { workspaceId, labelId } = LabelScope.parse({ workspaceId: workspace, labelId: label })
  return submit(form, z.object({}), async () => {
    const { name } = await getLabel(caller, workspaceId, labelId)
    await removeLabel(caller, workspaceId, labelId)
    revalidatePath('/', 'layout')
    return { done: fill((await messages()).labels.removed, { name }) }
  })
}
