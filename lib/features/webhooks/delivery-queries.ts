import { type RawBuilder, type Selectable, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { newestFirst, type PageRequest } from '@/lib/db/page'
import type { Tables } from '@/lib/db/tables'
import type { Tx } from '@/lib/db/transaction'
import type { Delivery, DeliveryFilter } from './delivery-schema'

/** A replay adds attempts, so their number has no end. */
const ATTEMPTS_SHOWN_MAX = 50

const columns = [
  'webhook_deliveries.id',
  'webhook_deliveries.webhook_id as webhookId',
  'webhook_deliveries.event_id as eventId',
  'webhook_deliveries.event_type as eventType',
  'webhook_deliveries.status',
  'webhook_deliveries.attempt_count as attemptCount',
  'webhook_deliveries.settled_at as settledAt',
  'webhook_deliveries.created_at as createdAt',
] as const

const nextAttemptAt = sql<
  string | null
>`case webhook_deliveries.status when 'waiting' then webhook_deliveries.next_attempt_at end`

export async function selectDeliveries(
  tx: Tx,
  workspaceId: string,
  webhookId: string,
  { status }: DeliveryFilter,
  page: PageRequest,
) {
  return tx
    .selectFrom('webhook_deliveries')
    .select(columns)
    .select(nextAttemptAt.as('nextAttemptAt'))
    .$narrowType<Pick<Delivery, 'status'>>()
    .where('workspace_id', '=', workspaceId)
    .where('webhook_id', '=', webhookId)
    .$if(status !== undefined, (query) => query.where('status', '=', status!))
    .$call(newestFirst(page))
    .execute()
}

export async function selectDelivery(tx: Tx, workspaceId: string, webhookId: string, deliveryId: string) {
  return tx
    .selectFrom('webhook_deliveries')
    .select(columns)
    .select(['webhook_deliveries.body', nextAttemptAt.as('nextAttemptAt')])
    .select((delivery) =>
      jsonArrayFrom(
        delivery
          .selectFrom('webhook_attempts')
          .select([
            'webhook_attempts.created_at as attemptedAt',
            'webhook_attempts.duration_ms as durationMs',
            'webhook_attempts.status_code as statusCode',
            'webhook_attempts.error',
            'webhook_attempts.response',
          ])
          .whereRef('webhook_attempts.workspace_id', '=', 'webhook_deliveries.workspace_id')
          .whereRef('webhook_attempts.delivery_id', '=', 'webhook_deliveries.id')
          .orderBy('webhook_attempts.id', 'desc')
          .limit(ATTEMPTS_SHOWN_MAX),
      ).as('attempts'),
    )
    .$narrowType<Pick<Delivery, 'status'>>()
    .where('workspace_id', '=', workspaceId)
    .where('webhook_id', '=', webhookId)
    .where('id', '=', deliveryId)
    .executeTakeFirst()
}

export async function insertTestEvent(tx: Tx, workspaceId: string, webhookId: string) {
  return selectFromCall(tx, sql<Row>`private.send_test_event(${workspaceId}, ${webhookId})`)
}

export async function restartDelivery(tx: Tx, workspaceId: string, webhookId: string, deliveryId: string) {
  return selectFromCall(
    tx,
    sql<Row>`private.replay_webhook_delivery(${workspaceId}, ${webhookId}, ${deliveryId})`,
  )
}

type Row = Selectable<Tables['webhook_deliveries']>

function selectFromCall(tx: Tx, call: RawBuilder<Row>) {
  return tx
    .selectFrom(call.as('webhook_deliveries'))
    .select(columns)
    .select(nextAttemptAt.as('nextAttemptAt'))
    .$narrowType<Pick<Delivery, 'status'>>()
    .executeTakeFirstOrThrow()
}
