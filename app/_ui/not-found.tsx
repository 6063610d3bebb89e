import { messages } from '../_messages/messages'
import { LinkButton } from './link-button'
import { PageHeader } from './page-header'

/** The same for what does not exist and for what its visitor may not know. */
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
