import { CreateProject, Project } from '@/lib/features/projects/schema'
import { createProject, listProjects } from '@/lib/features/projects/service'
import { WorkspaceScope } from '@/lib/features/workspaces/schema'
import { NamedPageQuery, namedPageOf } from '@/lib/http/named-paging'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    {
      id: 'listProjects',
      summary: 'List the projects of a workspace.',
      description: 'All projects, newest first.',
      permission: 'projects.read',
      params: WorkspaceScope,
      query: NamedPageQuery,
      returnsPageOf: Project,
    },
    ({ caller, params, query }) => listProjects(caller, params.workspaceId, namedPageOf(query)),
  ),
  POST: route(
    {
      id: 'createProject',
      summary: 'Create a project.',
      description: 'Another project of the same name is a conflict.',
      permission: 'projects.create',
      params: WorkspaceScope,
      body: CreateProject,
      returns: Project,
      status: 201,
      errors: ['conflict'],
    },
    ({ caller, params, body }) => createProject(caller, params.workspaceId, body),
  ),
})
