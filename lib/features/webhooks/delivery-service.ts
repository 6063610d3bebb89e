import type { Caller } from '@/lib/auth/caller'
import { found } from '@/lib/db/found'
import { type Page, type PageRequest, toPage } from '@/lib/db/page'
import { asReader, asUser, may } from '@/lib/db/transaction'
import { insertTestEvent, restartDelivery, selectDeliveries, selectDelivery } from './delivery-queries'
import type { Delivery, DeliveryDetail, DeliveryFilter } from './delivery-schema'
import { selectWebhook } from './queries'

/** Newest first. Throws `not_found` for an unknown webhook. */
export function listDeliveries(
  caller: Caller,
  workspaceId: string,
  webhookId: string,
  filter: DeliveryFilter,
  page: PageRequest,
): Promise<Page<Delivery>> {
  return asReader(caller, may('webhooks.read', workspaceId), async (tx) => {
    const [webhook, deliveries] = await Promise.all([
      selectWebhook(tx, workspaceId, webhookId),
      selectDeliveries(tx, workspaceId, webhookId, filter, page),
    ])
    found(webhook)
    return toPage(deliveries, page.limit)
  })
}

export function getDelivery(
  caller: Caller,
  workspaceId: string,
  webhookId: string,
  deliveryId: string,
): Promise<DeliveryDetail> {
  return asReader(caller, may('webhooks.read', workspaceId), async (tx) =>
    found(await selectDelivery(tx, workspaceId, webhookId, deliveryId)),
  )
}

/** Sends webhook.test, whatever types the webhook has chosen. Throws `conflict` when it is disabled. */
export function sendTestEvent(caller: Caller, workspaceId: string, webhookId: string): Promise<Delivery> {
  return asUser(caller, may('webhooks.change', workspaceId), (tx) =>
    insertTestEvent(tx, workspaceId, webhookId),
  )
}

/** Sends it again under the same id. Throws `conflict` while attempts remain, and when the webhook is disabled. */
export function replayDelivery(
  caller: Caller,
  workspaceId: string,
  webhookId: string,
  deliveryId: string,
): Promise<Delivery> {
  return asUser(caller, may('webhooks.change', workspaceId), (tx) =>
    restartDelivery(tx, workspaceId, webhookId, deliveryId),
  )
}
