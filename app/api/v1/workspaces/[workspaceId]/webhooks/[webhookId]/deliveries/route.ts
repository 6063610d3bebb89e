import { Delivery, DeliveryFilter } from '@/lib/features/webhooks/delivery-schema'
import { listDeliveries } from '@/lib/features/webhooks/delivery-service'
import { WebhookScope } from '@/lib/features/webhooks/schema'
import { PageQuery, pageOf } from '@/lib/http/paging'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

const DeliveryQuery = PageQuery.extend(DeliveryFilter.shape)

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    {
      id: 'listDeliveries',
      summary: 'List the deliveries of a webhook, newest first.',
      description: 'The deliveries of the last 30 days.',
      permission: 'webhooks.read',
      params: WebhookScope,
      query: DeliveryQuery,
      returnsPageOf: Delivery,
    },
    ({ caller, params, query }) => {
      const { status } = query
      return listDeliveries(caller, params.workspaceId, params.webhookId, { status }, pageOf(query))
    },
  ),
})
