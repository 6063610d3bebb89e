import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { Form } from '@/app/_ui/form'
import { FormPage } from '@/app/_ui/form-page'
import { SubmitButton } from '@/app/_ui/submit-button'
import { Time } from '@/app/_ui/time'
import { visitingCaller } from '@/lib/auth/page-caller'
import { getProfile } from '@/lib/features/account/service'
import { InvitationToken, type InvitationOffer } from '@/lib/features/invitations/schema'
import { answerInvitationAction } from './actions'
import { offerTo } from './offer'
import { Closed, ForVisitor, NotYours, Withdrawn } from './without-offer'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).invitation.meta }
}

export default async function Page({ params }: PageProps<'/invitations/[token]'>) {
  const parsed = InvitationToken.safeParse(await params)
  if (!parsed.success) notFound()
  const { token } = parsed.data

  const caller = await visitingCaller()
  if (!caller) return <ForVisitor token={token} />

  const offer = await offerTo(caller, token)
  if (offer === 'closed') return <Closed />
  if (offer === 'not-yours') return <NotYours email={(await getProfile(caller)).email} />
  if (offer === 'withdrawn') return <Withdrawn />
  return <Offer token={token} offer={offer} />
}

async function Offer({ token, offer }: { token: string; offer: InvitationOffer }) {
  const { invitation: m, roles } = await messages()
  const { workspaceName: workspace, role, expiresAt } = offer

  return (
    <FormPage title={fill(m.join, { workspace })}>
      <div className="grid gap-5">
        <p>
          {fill(m.offer, { workspace, role: roles[role] })} {m.ends} <Time at={expiresAt} />.
        </p>
        <Form action={answerInvitationAction.bind(null, { token })} className="grid gap-3">
          <SubmitButton intent="accept">{m.accept}</SubmitButton>
          <SubmitButton intent="decline" look="secondary">
            {m.decline}
          </SubmitButton>
        </Form>
      </div>
    </FormPage>
  )
}
