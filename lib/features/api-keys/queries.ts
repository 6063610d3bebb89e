import { sql } from 'kysely'
import type { ApiKeyParts } from '@/lib/auth/api-key'
import { newestFirst, type PageRequest } from '@/lib/db/page'
import type { Tx } from '@/lib/db/transaction'
import type { CreateApiKey } from './schema'

const columns = [
  'id',
  'workspace_id as workspaceId',
  'name',
  'prefix',
  'scopes',
  'expires_at as expiresAt',
  'last_used_at as lastUsedAt',
  'revoked_at as revokedAt',
  'created_by as createdBy',
  'created_at as createdAt',
] as const

export async function selectApiKeys(tx: Tx, workspaceId: string, page: PageRequest) {
  return tx
    .selectFrom('api_keys')
    .select(columns)
    .where('workspace_id', '=', workspaceId)
    .$call(newestFirst(page))
    .execute()
}

export async function selectApiKey(tx: Tx, workspaceId: string, apiKeyId: string) {
  return tx
    .selectFrom('api_keys')
    .select(columns)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', apiKeyId)
    .executeTakeFirst()
}

export async function selectApiKeyNames(tx: Tx, workspaceId: string, apiKeyIds: string[]) {
  return tx
    .selectFrom('api_keys')
    .select(['id', 'name'])
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', apiKeyIds)
    .execute()
}

export async function insertApiKey(
  tx: Tx,
  workspaceId: string,
  { hash, prefix }: ApiKeyParts,
  { name, scopes, expiresInDays }: CreateApiKey,
) {
  return tx
    .insertInto('api_keys')
    .values({
      workspace_id: workspaceId,
      name,
      prefix,
      hash: sql<string>`decode(${hash}, 'hex')`,
      scopes,
      // make_interval returns null for a null number of days.
      expires_at: sql<string>`now() + make_interval(days => ${expiresInDays ?? null}::int)`,
    })
    .returning(columns)
    .executeTakeFirstOrThrow()
}

/** The database keeps the moment of the first revocation. */
export async function updateApiKeyRevocation(tx: Tx, workspaceId: string, apiKeyId: string) {
  return tx
    .updateTable('api_keys')
    .set({ revoked_at: sql<string>`now()` })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', apiKeyId)
    .returning('id')
    .executeTakeFirst()
}
