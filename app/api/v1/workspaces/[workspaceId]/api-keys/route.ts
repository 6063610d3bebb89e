import { ApiKey, CreateApiKey, CreatedApiKey } from '@/lib/features/api-keys/schema'
import { createApiKey, listApiKeys } from '@/lib/features/api-keys/service'
import { WorkspaceScope } from '@/lib/features/workspaces/schema'
import { PageQuery, pageOf } from '@/lib/http/paging'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    {
      id: 'listApiKeys',
      summary: 'List the API keys of a workspace.',
      permission: 'api-keys.read',
      params: WorkspaceScope,
      query: PageQuery,
      returnsPageOf: ApiKey,
    },
    ({ caller, params, query }) => listApiKeys(caller, params.workspaceId, pageOf(query)),
  ),
  POST: route(
    {
      id: 'createApiKey',
      summary: 'Create an API key.',
      permission: 'api-keys.create',
      params: WorkspaceScope,
      body: CreateApiKey,
      returns: CreatedApiKey,
      status: 201,
      shownOnce: ['secret'],
    },
    ({ caller, params, body }) => createApiKey(caller, params.workspaceId, body),
  ),
})
