import { CreatedWebhook, CreateWebhook, Webhook } from '@/lib/features/webhooks/schema'
import { createWebhook, listWebhooks } from '@/lib/features/webhooks/service'
import { WorkspaceScope } from '@/lib/features/workspaces/schema'
import { PageQuery, pageOf } from '@/lib/http/paging'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    {
      id: 'listWebhooks',
      summary: 'List the webhooks of a workspace.',
      description: 'All webhooks, newest first.',
      permission: 'webhooks.read',
      params: WorkspaceScope,
      query: PageQuery,
      returnsPageOf: Webhook,
    },
    ({ caller, params, query }) => listWebhooks(caller, params.workspaceId, pageOf(query)),
  ),
  POST: route(
    {
      id: 'createWebhook',
      summary: 'Create a webhook.',
      description:
        'Each event goes to the URL as a signed POST, described under webhooks in this document. The answer has the secret that signs them, which is shown only once.',
      permission: 'webhooks.create',
      params: WorkspaceScope,
      body: CreateWebhook,
      returns: CreatedWebhook,
      status: 201,
      shownOnce: ['secret'],
      errors: ['conflict'],
    },
    ({ caller, params, body }) => createWebhook(caller, params.workspaceId, body),
  ),
})
