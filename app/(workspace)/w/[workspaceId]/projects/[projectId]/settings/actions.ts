'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { FormState } from '@/app/_forms/form-state'
import { submit } from '@/app/_forms/submit'
import { workspacePath } from '@/app/paths'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { ChangeProject, ProjectScope } from '@/lib/features/projects/schema'
import { changeProject, removeProject } from '@/lib/features/projects/service'
import { nameTaken } from '../../../name-taken'

export async function changeThisProject(
  workspace: string,
  project: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const caller = await requirePageCaller()
  const { workspaceId, projectId } = ProjectScope.parse({ workspaceId: workspace, projectId: project })
  return submit(form, ChangeProject, async (input) => {
    await changeProject(caller, workspaceId, projectId, input).catch(nameTaken)
    revalidatePath('/', 'layout')
    return { done: 'The project is saved.' }
  })
}

export async function removeThisProject(
  workspace: string,
  project: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const caller = await requirePageCaller()
  const { workspaceId, projectId } = ProjectScope.parse({ workspaceId: workspace, projectId: project })
  return submit(form, z.object({}), async () => {
    await removeProject(caller, workspaceId, projectId)
    revalidatePath('/', 'layout')
    redirect(workspacePath(workspaceId))
  })
}
