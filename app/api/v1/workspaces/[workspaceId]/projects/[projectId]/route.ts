import { ChangeProject, Project, ProjectScope } from '@/lib/features/projects/schema'
import { changeProject, getProject, removeProject } from '@/lib/features/projects/service'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    {
      id: 'getProject',
      summary: 'Read a project.',
      description: 'The project with its version.',
      permission: 'projects.read',
      params: ProjectScope,
      returns: Project,
    },
    ({ caller, params }) => getProject(caller, params.workspaceId, params.projectId),
  ),
  PATCH: route(
    {
      id: 'changeProject',
      summary: 'Change a project.',
      description: 'The fields that are sent. Another project of the same name is a conflict.',
      permission: 'projects.change',
      params: ProjectScope,
      body: ChangeProject,
      returns: Project,
      errors: ['conflict'],
      ifMatch: 'optional',
    },
    ({ caller, params, body, versions }) =>
      changeProject(caller, params.workspaceId, params.projectId, body, versions),
  ),
  DELETE: route(
    {
      id: 'removeProject',
      summary: 'Remove a project and its tasks.',
      description: 'The project goes with its tasks, their comments and their files.',
      permission: 'projects.remove',
      params: ProjectScope,
      ifMatch: 'optional',
    },
    ({ caller, params, versions }) => removeProject(caller, params.workspaceId, params.projectId, versions),
  ),
})
