import { sql } from 'kysely'
import type { Tx } from '@/lib/db/transaction'
import type { Outcome } from './send'

export type ClaimedDelivery = {
  deliveryId: string
  eventId: string
  body: string
  attempt: number
  workspaceId: string
  url: string
  secrets: Buffer[]
}

type Bounds = { atOnce: number; leaseMs: number }

/** Undefined when nothing is due: see private.claim_webhook_delivery. */
export async function claimDelivery(tx: Tx, webhookId: string, { atOnce, leaseMs }: Bounds) {
  const { rows } = await sql<ClaimedDelivery>`
    select delivery_id as "deliveryId", event_id as "eventId", body, attempt, workspace_id as "workspaceId", url, secrets
    from private.claim_webhook_delivery(${webhookId}, ${atOnce}, ${`${leaseMs} ms`}::interval)`.execute(tx)
  return rows[0]
}

export async function settleDelivery(
  tx: Tx,
  { deliveryId, attempt }: ClaimedDelivery,
  { statusCode, durationMs, error, response }: Outcome,
  pauseSeconds: number | null,
) {
  await sql`
    select private.settle_webhook_delivery(
      ${deliveryId}, ${attempt}, ${statusCode}, ${durationMs}, ${error}, ${response},
      make_interval(secs => ${pauseSeconds})
    )`.execute(tx)
}

/** Returns the number of webhooks. */
export async function wakeOverdueWebhooks(tx: Tx, overdueMs: number, atMost: number) {
  const { rows } = await sql<{ woken: number }>`
    select private.wake_overdue_webhooks(${`${overdueMs} ms`}::interval, ${atMost}) as woken`.execute(tx)
  return rows[0]!.woken
}

export async function deleteDeliveries(tx: Tx, olderThan: Date, atMost: number) {
  const { rows } = await sql<{ removed: number }>`
    select private.purge_webhook_deliveries(${olderThan}, ${atMost}) as removed`.execute(tx)
  return rows[0]!.removed
}

export async function deleteExpiredSecrets(tx: Tx) {
  await sql`delete from private.webhook_secrets where expires_at <= now()`.execute(tx)
}

export async function selectSecretsSealedOtherwise(tx: Tx, version: number, atMost: number) {
  const { rows } = await sql<{ id: string; workspaceId: string; sealed: Buffer }>`
    select id, workspace_id as "workspaceId", sealed from private.webhook_secrets
    where get_byte(sealed, 0) <> ${version} limit ${atMost} for update skip locked`.execute(tx)
  return rows
}

export async function updateSealedSecret(tx: Tx, id: string, sealed: Buffer) {
  await sql`update private.webhook_secrets set sealed = ${sealed} where id = ${id}`.execute(tx)
}
