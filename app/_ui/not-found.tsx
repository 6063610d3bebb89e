import { LinkButton } from './link-button'
import { PageHeader } from './page-header'

/** The same for what does not exist and for what its visitor may not know. */
export function NotFound() {
  return (
    <>
      <title>Not found · Plinth</title>
      <PageHeader
        title="There is nothing here"
        lead="The page does not exist, or it belongs to a workspace that you are not a member of."
      />
      <LinkButton href="/workspaces">Go to your workspaces</LinkButton>
    </>
  )
}
