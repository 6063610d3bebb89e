import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { messages } from '@/app/_messages/messages'
import { Form } from '@/app/_ui/form'
import { FormPage } from '@/app/_ui/form-page'
import { SubmitButton } from '@/app/_ui/submit-button'
import { StopToken } from '@/lib/features/invitations/schema'
import { areInvitationsStopped } from '@/lib/features/invitations/stop-service'
import { requestIdFrom } from '@/lib/observability/request-id'
import { chooseInvitationsAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).stopInvitations.title }
}

/** The page of the link in an invitation. Opening it changes nothing, since mail scanners open links too. */
export default async function Page({ params }: PageProps<'/invitations/stop/[token]'>) {
  const parsed = StopToken.safeParse(await params)
  if (!parsed.success) notFound()
  const { token } = parsed.data
  const { stopInvitations: m } = await messages()

  const stopped = await areInvitationsStopped(requestIdFrom(await headers()), token)
  if (stopped === undefined) {
    return (
      <FormPage title={m.deadTitle}>
        <p>{m.dead}</p>
      </FormPage>
    )
  }
  return (
    <FormPage title={m.title} lead={stopped ? m.leadStopped : m.lead}>
      <Form action={chooseInvitationsAction.bind(null, { token })}>
        {stopped ? (
          <SubmitButton intent="allow" look="secondary">
            {m.allow}
          </SubmitButton>
        ) : (
          <SubmitButton intent="stop">{m.stop}</SubmitButton>
        )}
      </Form>
    </FormPage>
  )
}
