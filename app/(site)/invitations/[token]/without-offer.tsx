import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { Button } from '@/app/_ui/button'
import { FormPage } from '@/app/_ui/form-page'
import { LinkButton } from '@/app/_ui/link-button'
import { TextLink } from '@/app/_ui/text-link'

export async function ForVisitor({ token }: { token: string }) {
  const { invitation: m, signIn } = await messages()
  const next = new URLSearchParams({ next: `/invitations/${token}` })

  return (
    <FormPage title={m.visitorTitle} lead={m.visitorLead}>
      <div className="grid gap-3">
        <LinkButton href={`/sign-in?${next}`}>{signIn.verb}</LinkButton>
        <LinkButton href={`/sign-up?${next}`} look="secondary">
          {signIn.create}
        </LinkButton>
      </div>
    </FormPage>
  )
}

export async function Closed() {
  const { invitation: m } = await messages()

  return (
    <FormPage title={m.closedTitle}>
      <div className="grid gap-3">
        <p>{m.closed}</p>
        <p className="text-ink-soft">
          {m.closedNext} <TextLink href="/workspaces">{m.yourWorkspaces}</TextLink>. {m.closedOtherwise}
        </p>
      </div>
    </FormPage>
  )
}

export async function Withdrawn() {
  const { invitation: m } = await messages()

  return (
    <FormPage title={m.withdrawnTitle}>
      <p>{m.withdrawn}</p>
    </FormPage>
  )
}

export async function NotYours({ email }: { email: string | null }) {
  const { invitation: m, account } = await messages()

  return (
    <FormPage title={m.notYoursTitle}>
      <div className="grid gap-5">
        <p>{fill(m.notYours, { email: email ?? '' })}</p>
        <form action="/auth/sign-out" method="post">
          <Button type="submit" look="secondary">
            {account.signOut}
          </Button>
        </form>
      </div>
    </FormPage>
  )
}
