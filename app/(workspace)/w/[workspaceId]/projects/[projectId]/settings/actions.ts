'use server'
import { redirect } from 'next/navigation'
import { projectNameTaken } from '@/app/(workspace)/w/[workspaceId]/projects/name-taken'
import { action } from '@/app/_forms/action'
import { Typed } from '@/app/_forms/typed'
import { workspacePath } from '@/app/paths'
import { ChangeProject, ProjectScope } from '@/lib/features/projects/schema'
import { changeProject, getProject, removeProject } from '@/lib/features/projects/service'

export const changeProjectAction = action(
  { scope: ProjectScope, input: ChangeProject },
  async ({ caller, scope: { workspaceId, projectId }, input, messages: m }) => {
    await changeProject(caller, workspaceId, projectId, input).catch(projectNameTaken)
    return { done: m.projectSettings.saved }
  },
)

export const removeProjectAction = action(
  {
    scope: ProjectScope,
    input: async ({ caller, scope: { workspaceId, projectId } }) =>
      Typed((await getProject(caller, workspaceId, projectId)).name),
  },
  async ({ caller, scope: { workspaceId, projectId } }) => {
    await removeProject(caller, workspaceId, projectId)
    redirect(workspacePath(workspaceId))
  },
)
