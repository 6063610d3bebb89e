import { messages } from '@/app/_messages/messages'
import { Badge } from '@/app/_ui/badge'
import { Cell, Row } from '@/app/_ui/table'
import { TextLink } from '@/app/_ui/text-link'
import { Time } from '@/app/_ui/time'
import { deliveryPath } from '../paths'
import type { Delivery } from '@/lib/features/webhooks/delivery-schema'

type Props = { workspaceId: string; delivery: Delivery }

export async function DeliveryRow({ workspaceId, delivery }: Props) {
  const { webhooks: m } = await messages()

  return (
    <Row>
      <Cell className="max-md:w-full">
        <TextLink href={deliveryPath({ ...delivery, workspaceId })}>
          <code className="font-mono text-sm">{delivery.eventType}</code>
        </TextLink>
      </Cell>
      <Cell>
        <DeliveryStatus status={delivery.status} />
      </Cell>
      <Cell className="text-sm text-ink-soft">
        <span className="md:hidden">{m.attempts}: </span>
        {delivery.attemptCount}
      </Cell>
      <Cell className="text-sm text-ink-soft">
        <Time at={delivery.createdAt} />
      </Cell>
    </Row>
  )
}

const looks = { waiting: 'care', delivered: 'accent', failed: 'danger' } as const

export async function DeliveryStatus({ status }: { status: Delivery['status'] }) {
  const { webhooks: m } = await messages()

  return <Badge look={looks[status]}>{m.statuses[status]}</Badge>
}
