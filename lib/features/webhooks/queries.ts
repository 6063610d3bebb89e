import { sql } from 'kysely'
import { creatorHolds } from '@/lib/db/creator'
import { newestFirst, type PageRequest } from '@/lib/db/page'
import type { Tx } from '@/lib/db/transaction'
import { ofVersion, type Versions } from '@/lib/db/versions'
import type { ChangeWebhook, CreateWebhook, Webhook } from './schema'

const columns = [
  'webhooks.id',
  'webhooks.workspace_id as workspaceId',
  'webhooks.url',
  'webhooks.description',
  'webhooks.event_types as eventTypes',
  'webhooks.enabled',
  'webhooks.disabled_reason as disabledReason',
  'webhooks.failing_since as failingSince',
  'webhooks.secret_changed_at as secretChangedAt',
  'webhooks.version',
  'webhooks.created_by as createdBy',
  'webhooks.created_at as createdAt',
  'webhooks.updated_at as updatedAt',
  creatorHolds('webhooks', 'webhooks.create', ['address_by', 'secret_by']).as('creatorAuthorized'),
] as const

export async function selectWebhooks(tx: Tx, workspaceId: string, page: PageRequest) {
  return tx
    .selectFrom('webhooks')
    .select(columns)
    .$narrowType<Pick<Webhook, 'disabledReason'>>()
    .where('workspace_id', '=', workspaceId)
    .$call(newestFirst(page))
    .execute()
}

export async function selectWebhook(tx: Tx, workspaceId: string, webhookId: string) {
  return tx
    .selectFrom('webhooks')
    .select(columns)
    .$narrowType<Pick<Webhook, 'disabledReason'>>()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', webhookId)
    .executeTakeFirst()
}

export async function insertWebhook(
  tx: Tx,
  workspaceId: string,
  sealed: Buffer,
  { url, description, eventTypes }: CreateWebhook,
) {
  return tx
    .with('webhooks', (added) =>
      added
        .insertInto('webhooks')
        .values({ workspace_id: workspaceId, url, description, event_types: eventTypes })
        .returningAll(),
    )
    .selectFrom('webhooks')
    .select(columns)
    .select(sql<null>`private.keep_webhook_secret(webhooks.workspace_id, webhooks.id, ${sealed})`.as('kept'))
    .$narrowType<Pick<Webhook, 'disabledReason'>>()
    .executeTakeFirstOrThrow()
}

export async function updateWebhook(
  tx: Tx,
  workspaceId: string,
  webhookId: string,
  { url, description, eventTypes, enabled }: ChangeWebhook,
  versions: Versions,
) {
  return tx
    .updateTable('webhooks')
    .set({ url, description, event_types: eventTypes, enabled })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', webhookId)
    .where(ofVersion(versions))
    .returning(columns)
    .$narrowType<Pick<Webhook, 'disabledReason'>>()
    .executeTakeFirst()
}

/** Returns the moment until which the former secret signs, now if there was none. */
export async function replaceWebhookSecret(tx: Tx, workspaceId: string, webhookId: string, sealed: Buffer) {
  const call = sql<string>`coalesce(private.keep_webhook_secret(${workspaceId}, ${webhookId}, ${sealed}), now())`
  const { previousExpiresAt } = await tx.selectNoFrom(call.as('previousExpiresAt')).executeTakeFirstOrThrow()
  return previousExpiresAt
}

export async function deleteWebhook(tx: Tx, workspaceId: string, webhookId: string, versions: Versions) {
  return tx
    .deleteFrom('webhooks')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', webhookId)
    .where(ofVersion(versions))
    .returning('id')
    .executeTakeFirst()
}
