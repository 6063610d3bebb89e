import { ApiKey, ApiKeyScope } from '@/lib/features/api-keys/schema'
import { getApiKey, revokeApiKey } from '@/lib/features/api-keys/service'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route({ params: ApiKeyScope, returns: ApiKey }, ({ caller, params }) =>
    getApiKey(caller, params.workspaceId, params.apiKeyId),
  ),
  DELETE: route({ params: ApiKeyScope }, ({ caller, params }) =>
    revokeApiKey(caller, params.workspaceId, params.apiKeyId),
  ),
})
