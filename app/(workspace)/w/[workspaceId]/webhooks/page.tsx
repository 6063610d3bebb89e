import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Webhook as WebhookIcon } from 'lucide-react'
import { messages } from '@/app/_messages/messages'
import { EmptyState } from '@/app/_ui/empty-state'
import { Form } from '@/app/_ui/form'
import { PageHeader } from '@/app/_ui/page-header'
import { Pager } from '@/app/_ui/pager'
import { Panel } from '@/app/_ui/panel'
import { SubmitButton } from '@/app/_ui/submit-button'
import { Table } from '@/app/_ui/table'
import { Trail } from '@/app/_ui/trail'
import { webhooksPath } from './paths'
import { workspacePath } from '@/app/paths'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { roleAllows } from '@/lib/auth/permissions'
import { listWebhooks } from '@/lib/features/webhooks/service'
import { orNotFound } from '../../../or-not-found'
import { pageRequestOf } from '@/app/(workspace)/list-page'
import { workspaceOf } from '../workspace'
import { createWebhookAction } from './actions'
import { WebhookFields } from './webhook-fields'
import { WebhookRow } from './webhook-row'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).webhooks.title }
}

export default async function Page({ params, searchParams }: PageProps<'/w/[workspaceId]/webhooks'>) {
  const caller = await requirePageCaller()
  const { id, name, role } = await workspaceOf(params)
  if (!roleAllows(role, 'webhooks.read')) notFound()
  const [page, { webhooks: m, workspace }] = await Promise.all([pageRequestOf(searchParams), messages()])
  const { items, next } = await orNotFound(listWebhooks(caller, id, page))
  const columns = [m.webhook, m.events, m.state, workspace.created].map((column) => ({ name: column }))

  return (
    <>
      <PageHeader
        title={m.title}
        lead={m.lead}
        trail={<Trail steps={[{ name, href: workspacePath(id) }]} />}
      />
      <div className="grid gap-10">
        <div>
          {items.length === 0 ? (
            <EmptyState title={m.emptyTitle} icon={<WebhookIcon />}>
              <p>{m.empty}</p>
            </EmptyState>
          ) : (
            <Table label={m.list} columns={columns}>
              {items.map((webhook) => (
                <WebhookRow key={webhook.id} webhook={webhook} />
              ))}
            </Table>
          )}
          <Pager path={webhooksPath(id)} what="webhooks" after={page.after} next={next} />
        </div>
        {roleAllows(role, 'webhooks.create') && (
          <Panel title={m.create}>
            <Form
              action={createWebhookAction.bind(null, { workspaceId: id })}
              label={m.create}
              className="grid max-w-2xl gap-5"
            >
              <WebhookFields />
              <div>
                <SubmitButton className="max-sm:w-full">{m.createVerb}</SubmitButton>
              </div>
            </Form>
          </Panel>
        )}
      </div>
    </>
  )
}
