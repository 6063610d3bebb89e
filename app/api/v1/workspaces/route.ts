import { CreateWorkspace, Workspace } from '@/lib/features/workspaces/schema'
import { createWorkspace, listWorkspaces } from '@/lib/features/workspaces/service'
import { NamedPageQuery, namedPageOf } from '@/lib/http/named-paging'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    {
      id: 'listWorkspaces',
      summary: 'List your workspaces.',
      description:
        'The workspaces of the person, newest first. An API key has its own, with the scope `workspace.read`.',
      query: NamedPageQuery,
      returnsPageOf: Workspace,
    },
    ({ caller, query }) => listWorkspaces(caller, namedPageOf(query)),
  ),
  POST: route(
    {
      id: 'createWorkspace',
      summary: 'Create a workspace.',
      description: 'The creator is its owner.',
      personal: true,
      body: CreateWorkspace,
      returns: Workspace,
      status: 201,
    },
    ({ caller, body }) => createWorkspace(caller, body),
  ),
})
