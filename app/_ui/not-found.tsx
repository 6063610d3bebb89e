import { messages } from '../_messages/messages'
import { LinkButton } from './link-button'
import { PageHeader } from './page-header'
import { productName } from '../product-name'

/** The same for a missing and for a forbidden resource. */
export async function NotFound() {
  const { notFound } = await messages()

  return (
    <>
      <title>{`${notFound.meta} · ${productName}`}</title>
      <PageHeader title={notFound.title} lead={notFound.lead} />
      <LinkButton href="/workspaces">{notFound.back}</LinkButton>
    </>
  )
}
