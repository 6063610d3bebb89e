import { newApiKey } from '@/lib/auth/api-key'
import type { Caller } from '@/lib/auth/caller'
import { found } from '@/lib/db/found'
import { type Page, type PageRequest, toPage } from '@/lib/db/page'
import { asReader, asUser, may } from '@/lib/db/transaction'
import {
  insertApiKey,
  selectApiKey,
  selectApiKeyNames,
  selectApiKeys,
  updateApiKeyRevocation,
} from './queries'
import type { ApiKey, CreateApiKey, CreatedApiKey } from './schema'

/** Includes revoked and expired keys. */
export function listApiKeys(caller: Caller, workspaceId: string, page: PageRequest): Promise<Page<ApiKey>> {
  return asReader(caller, may('api-keys.read', workspaceId), async (tx) =>
    toPage(await selectApiKeys(tx, workspaceId, page), page.limit),
  )
}

export function getApiKey(caller: Caller, workspaceId: string, apiKeyId: string): Promise<ApiKey> {
  return asReader(caller, may('api-keys.read', workspaceId), async (tx) =>
    found(await selectApiKey(tx, workspaceId, apiKeyId)),
  )
}

/** Leaves out ids that are no keys of the workspace. */
export async function listApiKeyNames(
  caller: Caller,
  workspaceId: string,
  apiKeyIds: string[],
): Promise<Map<string, string>> {
  if (apiKeyIds.length === 0) return new Map()
  return asReader(caller, may('api-keys.read', workspaceId), async (tx) => {
    const keys = await selectApiKeyNames(tx, workspaceId, apiKeyIds)
    return new Map(keys.map(({ id, name }) => [id, name]))
  })
}

/** Returns the only answer that contains the key. The database mails its creator. Throws `forbidden` for a scope beyond the caller's role. */
export function createApiKey(
  caller: Caller,
  workspaceId: string,
  input: CreateApiKey,
): Promise<CreatedApiKey> {
  return asUser(caller, may('api-keys.create', workspaceId), async (tx) => {
    const { secret, ...parts } = newApiKey()
    return { ...(await insertApiKey(tx, workspaceId, parts, input)), secret }
  })
}

export function revokeApiKey(caller: Caller, workspaceId: string, apiKeyId: string): Promise<void> {
  return asUser(caller, may('api-keys.remove', workspaceId), async (tx) => {
    found(await updateApiKeyRevocation(tx, workspaceId, apiKeyId))
  })
}
