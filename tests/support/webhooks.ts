import * as webhooks from '@/app/api/v1/workspaces/[workspaceId]/webhooks/route'
import * as webhook from '@/app/api/v1/workspaces/[workspaceId]/webhooks/[webhookId]/route'
import * as deliveries from '@/app/api/v1/workspaces/[workspaceId]/webhooks/[webhookId]/deliveries/route'
import * as delivery from '@/app/api/v1/workspaces/[workspaceId]/webhooks/[webhookId]/deliveries/[deliveryId]/route'
import type { CreatedWebhook, Webhook } from '@/lib/features/webhooks/schema'
import type { Delivery, DeliveryDetail } from '@/lib/features/webhooks/delivery-schema'
import { owner } from './owner'
import { send } from './send'
import type { Member } from './notes'

export async function createWebhook(as: Member, url: string, eventTypes = ['*']): Promise<CreatedWebhook> {
  const { status, data, text } = await send(webhooks.POST, {
    as,
    params: { workspaceId: as.workspaceId },
    body: { url, eventTypes },
  })
  if (status !== 201) throw new Error(text)
  return data
}

const paramsOf = ({ workspaceId }: Member, { id }: { id: string }) => ({ workspaceId, webhookId: id })

export const readWebhook = async (as: Member, of: { id: string }): Promise<Webhook> =>
  (await send(webhook.GET, { as, params: paramsOf(as, of) })).data

export const changeWebhook = (as: Member, of: { id: string }, body: object, headers = {}) =>
  send(webhook.PATCH, { as, method: 'PATCH', params: paramsOf(as, of), body, headers })

/** Newest first. */
export const readDeliveries = async (as: Member, of: { id: string }): Promise<Delivery[]> =>
  (await send(deliveries.GET, { as, params: paramsOf(as, of) })).data

export const readDelivery = async (as: Member, of: { id: string }, id: string): Promise<DeliveryDetail> =>
  (await send(delivery.GET, { as, params: { ...paramsOf(as, of), deliveryId: id } })).data

/** Lets the pause pass before the next attempt of everything that this webhook waits for, and any claim of it. */
export async function passPause({ id }: { id: string }) {
  await owner.query(
    `update webhook_deliveries set next_attempt_at = now() - interval '1 s', claimed_until = null
     where webhook_id = $1 and status = 'waiting'`,
    [id],
  )
}
