'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { projectNameTaken } from '@/app/(workspace)/w/[workspaceId]/projects/name-taken'
import type { FormState } from '@/app/_forms/form-state'
import { submit } from '@/app/_forms/submit'
import { Typed } from '@/app/_forms/typed'
import { messages } from '@/app/_messages/messages'
import { workspacePath } from '@/app/paths'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { ChangeProject, ProjectScope } from '@/lib/features/projects/schema'
import { changeProject, getProject, removeProject } from '@/lib/features/projects/service'

export async function changeProjectAction(
  workspace: string,
  project: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const caller = await requirePageCaller()
  const { workspaceId, projectId } = ProjectScope.parse({ workspaceId: workspace, projectId: project })
  return submit(form, ChangeProject, async (input) => {
    await changeProject(caller, workspaceId, projectId, input).catch(projectNameTaken)
    revalidatePath('/', 'layout')
    return { done: (await messages()).projectSettings.saved }
  })
}

export async function removeProjectAction(
  workspace: string,
  project: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const caller = await requirePageCaller()
  const { workspaceId, projectId } = ProjectScope.parse({ workspaceId: workspace, projectId: project })
  const { name } = await getProject(caller, workspaceId, projectId)
  return submit(form, Typed(name), async () => {
    await removeProject(caller, workspaceId, projectId)
    revalidatePath('/', 'layout')
    redirect(workspacePath(workspaceId))
  })
}
