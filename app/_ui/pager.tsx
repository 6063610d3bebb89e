import type { Route } from 'next'
import { afterPath } from '@/app/paths'
import { LinkButton } from './link-button'

type Props = { path: Route; what: string; after: string | undefined; next: string | undefined }

/** The way through a list that is longer than a page, newest first. */
export function Pager({ path, what, after, next }: Props) {
  if (!after && !next) return null

  return (
    <nav aria-label={`More ${what}`} className="mt-6 flex flex-wrap justify-between gap-2">
      {after && (
        <LinkButton look="secondary" href={path}>
          Newest {what}
        </LinkButton>
      )}
      {next && (
        <LinkButton look="secondary" href={afterPath(path, next)}>
          Older {what}
        </LinkButton>
      )}
    </nav>
  )
}
