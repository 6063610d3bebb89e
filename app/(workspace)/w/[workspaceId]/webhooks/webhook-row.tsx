import { messages, type Messages } from '@/app/_messages/messages'
import { Badge } from '@/app/_ui/badge'
import { Cell, Row } from '@/app/_ui/table'
import { TextLink } from '@/app/_ui/text-link'
import { Time } from '@/app/_ui/time'
import { webhookPath } from './paths'
import type { Webhook } from '@/lib/features/webhooks/schema'
import { eventName } from './event-choices'

export async function WebhookRow({ webhook }: { webhook: Webhook }) {
  const m = await messages()
  const { url, description, eventTypes, createdAt, creatorAuthorized } = webhook

  return (
    <Row>
      <Cell className="max-md:w-full">
        <TextLink href={webhookPath(webhook)}>{url}</TextLink>
        {description && <p className="text-sm text-ink-soft">{description}</p>}
        {!creatorAuthorized && <p className="text-sm text-care">{m.webhooks.creatorGone}</p>}
      </Cell>
      <Cell className="text-sm text-ink-soft">{eventsOf(eventTypes, m)}</Cell>
      <Cell>
        <WebhookState webhook={webhook} />
      </Cell>
      <Cell className="text-sm text-ink-soft">
        <Time at={createdAt} />
      </Cell>
    </Row>
  )
}

export async function WebhookState({ webhook }: { webhook: Webhook }) {
  const { webhooks: m } = await messages()

  if (!webhook.enabled) return <Badge look={webhook.disabledReason ? 'danger' : 'plain'}>{m.disabled}</Badge>
  if (webhook.failingSince) return <Badge look="care">{m.failing}</Badge>
  return <Badge look="accent">{m.enabled}</Badge>
}

function eventsOf(types: string[], m: Messages) {
  return types.includes('*') ? m.webhooks.everything : types.map((type) => eventName(type, m)).join(', ')
}
