import { ChangeProject, Project, ProjectScope } from '@/lib/features/projects/schema'
import { changeProject, getProject, removeProject } from '@/lib/features/projects/service'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    {
      id: 'getProject',
      summary: 'Read a project.',
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
      permission: 'projects.remove',
      params: ProjectScope,
      ifMatch: 'optional',
    },
    ({ caller, params, versions }) => removeProject(caller, params.workspaceId, params.projectId, versions),
  ),
})
