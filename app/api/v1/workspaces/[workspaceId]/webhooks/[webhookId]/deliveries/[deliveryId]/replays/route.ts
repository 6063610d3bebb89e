import { dirname } from 'node:path/posix'
import { Delivery, DeliveryScope } from '@/lib/features/webhooks/delivery-schema'
import { replayDelivery } from '@/lib/features/webhooks/delivery-service'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: route(
    {
      id: 'replayDelivery',
      summary: 'Send a delivery again with the same event id.',
      description:
        'A settled delivery gets all of its attempts once more. The event id stays the same, so a receiver recognises it.',
      permission: 'webhooks.change',
      params: DeliveryScope,
      returns: Delivery,
      status: 201,
      // The attempts are added to those of the delivery.
      location: (path) => dirname(path),
      errors: ['conflict'],
    },
    ({ caller, params }) => replayDelivery(caller, params.workspaceId, params.webhookId, params.deliveryId),
  ),
})
