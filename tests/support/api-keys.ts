import { newApiKey } from '@/lib/auth/api-key'
import { keyScopes } from '@/lib/auth/permissions'
import { owner } from './owner'

type Creator = { userId: string; workspaceId: string }

/** A key of somebody's in their workspace, with every scope unless told otherwise. */
export async function createApiKey({ userId, workspaceId }: Creator, scopes: readonly string[] = keyScopes) {
  const { secret, hash, prefix } = newApiKey()
  const { rows } = await owner.query<{ id: string }>(
    `insert into api_keys (workspace_id, name, prefix, hash, scopes, created_by)
     values ($1, 'Robot', $2, decode($3, 'hex'), $4, $5) returning id`,
    [workspaceId, prefix, hash, scopes, userId],
  )
  return { id: rows[0]!.id, secret, hash, prefix, workspaceId }
}

export async function revokeApiKey({ id }: { id: string }) {
  await owner.query('update api_keys set revoked_at = now() where id = $1', [id])
}

/** Moves the key's life into the past, so that it ended a second ago. */
export async function expireApiKey({ id }: { id: string }) {
  await owner.query(
    `update api_keys set created_at = now() - interval '1 day', expires_at = now() - interval '1 second' where id = $1`,
    [id],
  )
}
