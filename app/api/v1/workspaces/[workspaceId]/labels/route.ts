import { CreateLabel, Label } from '@/lib/features/labels/schema'
import { createLabel, listLabels } from '@/lib/features/labels/service'
import { WorkspaceScope } from '@/lib/features/workspaces/schema'
import { NamedPageQuery, namedPageOf } from '@/lib/http/named-paging'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    {
      id: 'listLabels',
      summary: 'List the labels of a workspace.',
      description: 'All labels, newest first.',
      permission: 'labels.read',
      params: WorkspaceScope,
      query: NamedPageQuery,
      returnsPageOf: Label,
    },
    ({ caller, params, query }) => listLabels(caller, params.workspaceId, namedPageOf(query)),
  ),
  POST: route(
    {
      id: 'createLabel',
      summary: 'Create a label.',
      description: 'Another label of the same name is a conflict.',
      permission: 'labels.create',
      params: WorkspaceScope,
      body: CreateLabel,
      returns: Label,
      status: 201,
      errors: ['conflict'],
    },
    ({ caller, params, body }) => createLabel(caller, params.workspaceId, body),
  ),
})
