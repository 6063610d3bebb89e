import { ChangeWebhook, Webhook, WebhookScope } from '@/lib/features/webhooks/schema'
import { changeWebhook, getWebhook, removeWebhook } from '@/lib/features/webhooks/service'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    {
      id: 'getWebhook',
      summary: 'Read a webhook.',
      description: 'The webhook without its secret.',
      permission: 'webhooks.read',
      params: WebhookScope,
      returns: Webhook,
    },
    ({ caller, params }) => getWebhook(caller, params.workspaceId, params.webhookId),
  ),
  PATCH: route(
    {
      id: 'changeWebhook',
      summary: 'Change, enable or disable a webhook.',
      description:
        'The fields that are sent. A webhook that is enabled again gets the deliveries that wait for it.',
      permission: 'webhooks.change',
      params: WebhookScope,
      body: ChangeWebhook,
      returns: Webhook,
      ifMatch: 'optional',
    },
    ({ caller, params, body, versions }) =>
      changeWebhook(caller, params.workspaceId, params.webhookId, body, versions),
  ),
  DELETE: route(
    {
      id: 'removeWebhook',
      summary: 'Remove a webhook and its deliveries.',
      description: 'Deliveries that wait are not sent any more.',
      permission: 'webhooks.remove',
      params: WebhookScope,
      ifMatch: 'optional',
    },
    ({ caller, params, versions }) => removeWebhook(caller, params.workspaceId, params.webhookId, versions),
  ),
})
