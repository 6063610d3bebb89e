import { dirname } from 'node:path/posix'
import { Delivery } from '@/lib/features/webhooks/delivery-schema'
import { sendTestEvent } from '@/lib/features/webhooks/delivery-service'
import { WebhookScope } from '@/lib/features/webhooks/schema'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: route(
    {
      id: 'sendTestEvent',
      summary: 'Send a webhook.test event to a webhook.',
      description:
        'The webhook gets it whatever event types it has chosen. A disabled webhook is a conflict.',
      permission: 'webhooks.change',
      params: WebhookScope,
      returns: Delivery,
      status: 201,
      location: (path, id) => `${dirname(path)}/deliveries/${id}`,
      errors: ['conflict'],
    },
    ({ caller, params }) => sendTestEvent(caller, params.workspaceId, params.webhookId),
  ),
})
