import { Inbox } from 'lucide-react'
import { messages } from '@/app/_messages/messages'
import { EmptyState } from '@/app/_ui/empty-state'
import { Pager } from '@/app/_ui/pager'
import { RefreshWhileWaiting } from '@/app/_ui/refresh-while-waiting'
import { Table } from '@/app/_ui/table'
import { webhookPath } from '../paths'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { DeliveryFilter } from '@/lib/features/webhooks/delivery-schema'
import { listDeliveries } from '@/lib/features/webhooks/delivery-service'
import type { Webhook } from '@/lib/features/webhooks/schema'
import { orNotFound } from '../../../../or-not-found'
import { pageRequestOf } from '@/app/(workspace)/list-page'
import { DeliveryRow } from './delivery-row'
import { StatusFilter } from './status-filter'

const Status = DeliveryFilter.shape.status.catch(undefined)

type Props = { webhook: Webhook; searchParams: Promise<{ status?: unknown; after?: unknown }> }

export async function Deliveries({ webhook, searchParams }: Props) {
  const caller = await requirePageCaller()
  const { id, workspaceId, enabled } = webhook
  const [page, asked, { webhooks: m }] = await Promise.all([
    pageRequestOf(searchParams),
    searchParams,
    messages(),
  ])
  const status = Status.parse(asked.status)
  const { items, next } = await orNotFound(listDeliveries(caller, workspaceId, id, { status }, page))
  const path = webhookPath(webhook)
  const columns = [m.event, m.status, m.attempts, m.when].map((name) => ({ name }))
  const waiting = enabled && items.some((delivery) => delivery.status === 'waiting')

  return (
    <section aria-labelledby="deliveries" className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="deliveries" className="font-semibold">
          {m.deliveries}
        </h2>
        <StatusFilter path={path} chosen={status} />
      </div>
      {items.length > 0 ? (
        <Table label={m.deliveries} columns={columns}>
          {items.map((delivery) => (
            <DeliveryRow key={delivery.id} workspaceId={workspaceId} delivery={delivery} />
          ))}
        </Table>
      ) : (
        <EmptyState title={status ? m.noneOfStatus : m.noDeliveries} icon={<Inbox />}>
          {!status && <p>{m.noDeliveriesLead}</p>}
        </EmptyState>
      )}
      <Pager
        path={path}
        what="deliveries"
        after={page.after}
        next={next}
        query={status ? { status } : undefined}
      />
      <RefreshWhileWaiting waiting={waiting} />
    </section>
  )
}
