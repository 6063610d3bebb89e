import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Button } from '@/app/_ui/button'
import { Form } from '@/app/_ui/form'
import { FormPage } from '@/app/_ui/form-page'
import { LinkButton } from '@/app/_ui/link-button'
import { SubmitButton } from '@/app/_ui/submit-button'
import { TextLink } from '@/app/_ui/text-link'
import { Time } from '@/app/_ui/time'
import { visitingCaller } from '@/lib/auth/page-caller'
import { InvitationToken } from '@/lib/features/invitations/schema'
import { answerInvitation } from './actions'
import { offerTo } from './offer'

// The address of this page is the secret.
export const metadata: Metadata = { title: 'Invitation', referrer: 'no-referrer', robots: 'noindex' }

export default async function Page({ params }: PageProps<'/invitations/[token]'>) {
  const parsed = InvitationToken.safeParse(await params)
  if (!parsed.success) notFound()
  const { token } = parsed.data

  const caller = await visitingCaller()
  if (!caller) return <ForVisitor token={token} />

  const offer = await offerTo(caller, token)
  if (offer === 'closed') return <Closed />
  if (offer === 'not-yours') return <NotYours email={caller.email} />

  const { workspaceName, role, expiresAt } = offer
  return (
    <FormPage title={`Join ${workspaceName}`}>
      <div className="grid gap-5">
        <p>
          You are invited to the workspace <strong>{workspaceName}</strong>, as {role}. The invitation ends{' '}
          <Time at={expiresAt} />.
        </p>
        <Form action={answerInvitation.bind(null, token)} className="grid gap-3">
          <SubmitButton intent="accept">Accept</SubmitButton>
          <SubmitButton intent="decline" look="secondary">
            Decline
          </SubmitButton>
        </Form>
      </div>
    </FormPage>
  )
}

function ForVisitor({ token }: { token: string }) {
  const next = new URLSearchParams({ next: `/invitations/${token}` })
  return (
    <FormPage
      title="You are invited"
      lead="An invitation is for one person: sign in with the address that its mail came to."
    >
      <div className="grid gap-3">
        <LinkButton href={`/sign-in?${next}`}>Sign in</LinkButton>
        <LinkButton href={`/sign-up?${next}`} look="secondary">
          Create an account
        </LinkButton>
      </div>
    </FormPage>
  )
}

function Closed() {
  return (
    <FormPage title="This invitation is not open any more">
      <div className="grid gap-3">
        <p>It has been used or declined, it was taken back, or its seven days are over.</p>
        <p className="text-ink-soft">
          If you joined already, you find the workspace among{' '}
          <TextLink href="/workspaces">your workspaces</TextLink>. Otherwise ask who invited you for another.
        </p>
      </div>
    </FormPage>
  )
}

function NotYours({ email }: { email: string | undefined }) {
  return (
    <FormPage title="This invitation is for another address">
      <div className="grid gap-5">
        <p>
          You are signed in as {email}. Sign out, open the link in the mail again, and sign in with the
          address that it came to.
        </p>
        <form action="/auth/sign-out" method="post">
          <Button type="submit" look="secondary">
            Sign out
          </Button>
        </form>
      </div>
    </FormPage>
  )
}
