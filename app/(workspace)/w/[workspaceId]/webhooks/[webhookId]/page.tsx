import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { messages } from '@/app/_messages/messages'
import { Form } from '@/app/_ui/form'
import { Notice } from '@/app/_ui/notice'
import { PageHeader } from '@/app/_ui/page-header'
import { SubmitButton } from '@/app/_ui/submit-button'
import { Trail } from '@/app/_ui/trail'
import { webhooksPath } from '../paths'
import { workspacePath } from '@/app/paths'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { roleAllows } from '@/lib/auth/permissions'
import { WebhookScope } from '@/lib/features/webhooks/schema'
import { getWebhook } from '@/lib/features/webhooks/service'
import { orNotFound, scopeOf } from '../../../../or-not-found'
import { workspaceOf } from '../../workspace'
import { sendTestEventAction } from '../delivery-actions'
import { WebhookState } from '../webhook-row'
import { Deliveries } from './deliveries'
import { WebhookSettings } from './settings'
import { WebhookTrouble } from './trouble'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).webhooks.webhook }
}

type Props = PageProps<'/w/[workspaceId]/webhooks/[webhookId]'>

export default async function Page({ params, searchParams }: Props) {
  const caller = await requirePageCaller()
  const { id, name, role } = await workspaceOf(params)
  if (!roleAllows(role, 'webhooks.read')) notFound()
  const { webhookId } = await scopeOf(WebhookScope, params)
  const [webhook, { webhooks: m }] = await Promise.all([
    orNotFound(getWebhook(caller, id, webhookId)),
    messages(),
  ])
  const steps = [
    { name, href: workspacePath(id) },
    { name: m.title, href: webhooksPath(id) },
  ]

  return (
    <>
      <PageHeader title={webhook.url} lead={webhook.description} trail={<Trail steps={steps} />}>
        <div className="flex flex-wrap items-center gap-3">
          <WebhookState webhook={webhook} />
          {webhook.enabled && roleAllows(role, 'webhooks.change') && (
            <Form
              action={sendTestEventAction.bind(null, { workspaceId: id, webhookId })}
              label={m.test}
              announced
            >
              <SubmitButton look="secondary">{m.test}</SubmitButton>
            </Form>
          )}
        </div>
      </PageHeader>
      <div className="grid gap-10">
        {!webhook.creatorAuthorized && (
          <Notice look="danger">
            {m.creatorGone} {m.creatorGoneNext}
          </Notice>
        )}
        <WebhookTrouble webhook={webhook} />
        <Deliveries webhook={webhook} searchParams={searchParams} />
        {roleAllows(role, 'webhooks.change') && <WebhookSettings webhook={webhook} role={role} />}
      </div>
    </>
  )
}
