import { z } from 'zod'
import { described } from '@/lib/described'
import { activityKinds } from '@/lib/events'
import { examples } from '@/lib/examples'
import type { ActivityKind } from '@/lib/feature'
import { Activity } from '@/lib/features/activity/schema'
import { webhookEventTypes } from '@/lib/features/webhooks/schema'
import type { SentEvent } from '@/lib/http/openapi/events'

const timestamp = z.iso.datetime({ offset: true })
const words = { type: 'The type of the event.', timestamp: 'The moment of the event.' }

const valuesOmitted = z.boolean().meta({
  description: 'True for an event of more than 20,000 bytes, which goes without `before` and `after`.',
  examples: [false],
})

const receiving = {
  path: '/webhooks',
  ending: 'The receiver wants no more events, which disables the webhook.',
}

const WebhookEvent = described(
  z.object({ type: z.enum(webhookEventTypes), timestamp, data: Activity.extend({ valuesOmitted }) }),
  { ...words, data: 'The activity, as the API shows it.' },
)

const TestEvent = described(
  z.object({
    type: z.literal('webhook.test'),
    timestamp,
    data: described(z.object({ workspaceId: z.uuid(), webhookId: z.uuid() }), {
      webhookId: 'The webhook that is tested.',
    }),
  }),
  { ...words, data: 'The webhook and its workspace.' },
)

/** The events of every type that a webhook can choose, and the one of sendTestEvent. */
export const events: SentEvent[] = [
  ...webhookEventTypes.map((type) => ({
    ...receiving,
    type,
    name: 'WebhookEvent',
    payload: WebhookEvent,
    summary: `The event ${type}.`,
    description: `It is sent once somebody or something has ${pastOf(type)}. Its \`data\` is the activity of it.`,
    example: { type, data: exampleOf(type) },
  })),
  {
    ...receiving,
    type: 'webhook.test',
    name: 'TestEvent',
    payload: TestEvent,
    summary: 'The event webhook.test.',
    description: 'It is sent by the operation `sendTestEvent` alone.',
    example: {},
  },
]

function pastOf(type: string) {
  const [kind = '', action = ''] = type.split('.')
  return `${action} a resource of the kind \`${kind}\``
}

function exampleOf(type: string) {
  const [kind = '', action = ''] = type.split('.')
  const { nameColumn } = (activityKinds as Record<string, ActivityKind>)[kind]!
  const values = nameColumn === null ? {} : examples.resourceValues
  return {
    resource: { kind, name: nameColumn && examples.resourceName },
    action,
    before: action === 'created' ? null : values,
    after: action === 'removed' ? null : values,
  }
}
