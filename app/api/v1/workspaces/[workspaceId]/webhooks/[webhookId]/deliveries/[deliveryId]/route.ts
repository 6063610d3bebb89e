import { DeliveryDetail, DeliveryScope } from '@/lib/features/webhooks/delivery-schema'
import { getDelivery } from '@/lib/features/webhooks/delivery-service'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    {
      id: 'getDelivery',
      summary: 'Read a delivery with its payload and attempts.',
      description: 'The delivery with the text that is sent and its last attempts.',
      permission: 'webhooks.read',
      params: DeliveryScope,
      returns: DeliveryDetail,
    },
    ({ caller, params }) => getDelivery(caller, params.workspaceId, params.webhookId, params.deliveryId),
  ),
})
