import { ApiKey, ApiKeyScope } from '@/lib/features/api-keys/schema'
import { getApiKey, revokeApiKey } from '@/lib/features/api-keys/service'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    {
      id: 'getApiKey',
      summary: 'Read an API key.',
      description: 'The key without its secret, which is stored nowhere.',
      permission: 'api-keys.read',
      params: ApiKeyScope,
      returns: ApiKey,
    },
    ({ caller, params }) => getApiKey(caller, params.workspaceId, params.apiKeyId),
  ),
  DELETE: route(
    {
      id: 'revokeApiKey',
      summary: 'Revoke an API key.',
      description: 'The key is refused from now on. It stays in the list.',
      permission: 'api-keys.remove',
      params: ApiKeyScope,
    },
    ({ caller, params }) => revokeApiKey(caller, params.workspaceId, params.apiKeyId),
  ),
})
