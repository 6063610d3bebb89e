import { z } from 'zod'
import type { Feature } from '@/lib/feature'

export const webhooks = {
  name: 'webhooks',
  needs: ['workspaces', 'activity'],
  permissions: {
    'webhooks.read': ['owner', 'admin'],
    'webhooks.create': ['owner', 'admin'],
    'webhooks.change': ['owner', 'admin'],
    'webhooks.remove': ['owner', 'admin'],
  },
  grantsAccess: 'by-secret',
  activity: { webhook: { nameColumn: 'url' } },
  jobs: {
    // It names no delivery, because the job sends whatever is pending.
    'webhook.deliver': z.object({ webhookId: z.uuid() }),
  },
  upkeep: {
    'webhooks.purge': '37 3 * * *',
    'webhooks.reseal': '27 2 * * *',
    'webhooks.wake': '*/15 * * * *',
  },
  exportTables: {
    webhooks: {
      tenant: 'workspace_id',
      key: ['id'],
      columns: [
        'id',
        'workspace_id',
        'url',
        'description',
        'event_types',
        'enabled',
        'disabled_reason',
        'failing_since',
        'secret_changed_at',
        'version',
        'created_by',
        'address_by',
        'secret_by',
        'created_at',
        'updated_at',
      ],
    },
  },
  notExported: {
    webhook_deliveries: 'They repeat the activity, and go after 30 days.',
    webhook_attempts: 'They are a log of the last 30 days.',
  },
  apiTags: {
    webhooks: { name: 'Webhooks', description: 'Signed events, sent to your own URL.' },
  },
  apiChanges: [
    {
      on: '2026-12-01',
      kind: 'changed',
      text: 'A `url` needs a host that a public name server may know: not `localhost`, and no empty label.',
      operations: ['createWebhook', 'changeWebhook'],
    },
    {
      on: '2026-11-30',
      kind: 'added',
      text: '`creatorAuthorized` says whether the people behind a webhook may still have one.',
      operations: ['listWebhooks'],
    },
    {
      on: '2026-11-30',
      kind: 'changed',
      text: 'A receiver may name its wait as a date, and its status counts however its body ends.',
    },
  ],
} as const satisfies Feature
