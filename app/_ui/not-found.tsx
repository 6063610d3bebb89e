import { messages } from '../_messages/messages'
import { LinkButton } from './link-button'
import { PageHeader } from './page-header'

/** The same for a missing and for a forbidden resource. */
export async function NotFound() {
  const { notFound } = await messages()

  return (
    <>
      <title>{`${notFound.meta} · Plinth`}</title>
      <PageHeader title={notFound.title} lead={notFound.lead} />
      <LinkButton href="/workspaces">{notFound.back}</LinkButton>
    </>
  )
}
