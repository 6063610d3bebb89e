'use server'
import { redirect } from 'next/navigation'
import { action } from '@/app/_forms/action'
import { CreateProject } from '@/lib/features/projects/schema'
import { createProject } from '@/lib/features/projects/service'
import { WorkspaceScope } from '@/lib/features/workspaces/schema'
import { projectNameTaken } from './name-taken'
import { projectPath } from './paths'

export const createProjectAction = action(
  { scope: WorkspaceScope, input: CreateProject },
  async ({ caller, scope, input }) => {
    const project = await createProject(caller, scope.workspaceId, input).catch(projectNameTaken)
    redirect(projectPath(project))
  },
)
