import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { messages } from '@/app/_messages/messages'
import { Form } from '@/app/_ui/form'
import { PageHeader } from '@/app/_ui/page-header'
import { Panel } from '@/app/_ui/panel'
import { RefreshWhileWaiting } from '@/app/_ui/refresh-while-waiting'
import { SubmitButton } from '@/app/_ui/submit-button'
import { Time } from '@/app/_ui/time'
import { Trail } from '@/app/_ui/trail'
import { webhookPath, webhooksPath } from '@/app/(workspace)/w/[workspaceId]/webhooks/paths'
import { workspacePath } from '@/app/paths'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { roleAllows } from '@/lib/auth/permissions'
import { type DeliveryDetail, DeliveryScope } from '@/lib/features/webhooks/delivery-schema'
import { getDelivery } from '@/lib/features/webhooks/delivery-service'
import { getWebhook } from '@/lib/features/webhooks/service'
import { orNotFound, scopeOf } from '../../../../../../or-not-found'
import { workspaceOf } from '../../../../workspace'
import { replayDeliveryAction } from '../../../delivery-actions'
import { DeliveryStatus } from '../../delivery-row'
import { Attempts } from './attempts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).webhooks.delivery }
}

type Props = PageProps<'/w/[workspaceId]/webhooks/[webhookId]/deliveries/[deliveryId]'>

export default async function Page({ params }: Props) {
  const caller = await requirePageCaller()
  const { id, name, role } = await workspaceOf(params)
  if (!roleAllows(role, 'webhooks.read')) notFound()
  const { webhookId, deliveryId } = await scopeOf(DeliveryScope, params)
  const [webhook, delivery, { webhooks: m }] = await Promise.all([
    orNotFound(getWebhook(caller, id, webhookId)),
    orNotFound(getDelivery(caller, id, webhookId, deliveryId)),
    messages(),
  ])
  const steps = [
    { name, href: workspacePath(id) },
    { name: m.title, href: webhooksPath(id) },
    { name: webhook.url, href: webhookPath(webhook) },
  ]
  const settled = delivery.status !== 'waiting'

  return (
    <>
      <PageHeader title={delivery.eventType} trail={<Trail steps={steps} />}>
        <DeliveryStatus status={delivery.status} />
      </PageHeader>
      <div className="grid gap-6">
        <Facts delivery={delivery} />
        {settled && webhook.enabled && roleAllows(role, 'webhooks.change') && (
          <Form
            action={replayDeliveryAction.bind(null, { workspaceId: id, webhookId, deliveryId })}
            label={m.replay}
            announced
          >
            <div className="flex flex-wrap items-center gap-3">
              <SubmitButton look="secondary">{m.replay}</SubmitButton>
              <span className="text-ink-soft">{m.replayLead}</span>
            </div>
          </Form>
        )}
        <Panel title={m.attempts}>
          <Attempts attempts={delivery.attempts} />
        </Panel>
        <Panel title={m.body}>
          <pre className="rounded-lg bg-sunken p-3 font-mono text-sm whitespace-pre-wrap">
            {readable(delivery.body)}
          </pre>
        </Panel>
      </div>
      <RefreshWhileWaiting waiting={!settled && webhook.enabled} />
    </>
  )
}

async function Facts({ delivery: { eventId, createdAt, nextAttemptAt } }: { delivery: DeliveryDetail }) {
  const { webhooks: m } = await messages()

  return (
    <dl className="grid grid-cols-[max-content_1fr] gap-x-6 gap-y-1 [&>dt]:text-ink-soft">
      <dt>{m.eventId}</dt>
      <dd>
        <code className="font-mono text-sm">{eventId}</code>
      </dd>
      <dt>{m.when}</dt>
      <dd>
        <Time at={createdAt} />
      </dd>
      {nextAttemptAt && (
        <>
          <dt>{m.nextAttempt}</dt>
          <dd>
            <Time at={nextAttemptAt} />
          </dd>
        </>
      )}
    </dl>
  )
}

/** The payload is sent as one line and shown indented. */
function readable(body: string) {
  return JSON.stringify(JSON.parse(body), null, 2)
}
