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
      description: 'All keys, with the revoked and the expired ones, newest first.',
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
      description:
        'A key acts for the workspace within its scopes, and needs no person. The answer has the secret, which is shown only once.',
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
