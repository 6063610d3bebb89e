'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import type { FormState } from '@/app/_forms/form-state'
import { submit } from '@/app/_forms/submit'
import { projectPath } from './paths'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { CreateProject } from '@/lib/features/projects/schema'
import { createProject } from '@/lib/features/projects/service'
import { WorkspaceScope } from '@/lib/features/workspaces/schema'
import { projectNameTaken } from './name-taken'

export async function createProjectAction(
  workspace: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const caller = await requirePageCaller()
  const { workspaceId } = WorkspaceScope.parse({ workspaceId: workspace })
  return submit(form, CreateProject, async (input) => {
    const project = await createProject(caller, workspaceId, input).catch(projectNameTaken)
    revalidatePath('/', 'layout')
    redirect(projectPath(project))
  })
}
