import { dirname } from 'node:path/posix'
import { RotatedSecret, WebhookScope } from '@/lib/features/webhooks/schema'
import { rotateSecret } from '@/lib/features/webhooks/service'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: route(
    {
      id: 'rotateWebhookSecret',
      summary: 'Rotate the secret of a webhook. The old secret signs beside the new one for 24 hours.',
      description: 'The answer has the new secret, which is shown only once.',
      permission: 'webhooks.change',
      params: WebhookScope,
      returns: RotatedSecret,
      status: 201,
      // The webhook is the resource that changes.
      location: (path) => dirname(path),
      shownOnce: ['secret'],
    },
    ({ caller, params }) => rotateSecret(caller, params.workspaceId, params.webhookId),
  ),
})
