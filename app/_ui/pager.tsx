import type { Route } from 'next'
import { messages, type Messages } from '../_messages/messages'
import { afterPath } from '../paths'
import { LinkButton } from './link-button'

type Props = {
  path: Route
  what: keyof Messages['pager']
  after: string | undefined
  next: string | undefined
  /** Other query parameters, such as a filter. */
  query?: Record<string, string> | undefined
}

/** Links through the pages of a list. */
export async function Pager({ path, what, after, next, query }: Props) {
  if (!after && !next) return null
  const { more, newest, older } = (await messages()).pager[what]

  return (
    <nav aria-label={more} className="mt-6 flex flex-wrap justify-between gap-2">
      {after && (
        <LinkButton look="secondary" href={afterPath(path, undefined, query)}>
          {newest}
        </LinkButton>
      )}
      {next && (
        <LinkButton look="secondary" href={afterPath(path, next, query)}>
          {older}
        </LinkButton>
      )}
    </nav>
  )
}
