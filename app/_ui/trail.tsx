import type { Route } from 'next'
import { TextLink } from './text-link'

type Props = { steps: { name: string; href: Route }[] }

/** Where the page stands: the pages above it. https://www.w3.org/WAI/ARIA/apg/patterns/breadcrumb/ */
export function Trail({ steps }: Props) {
  return (
    <nav aria-label="Breadcrumb">
      <ol className="flex flex-wrap items-center gap-x-2 text-sm">
        {steps.map(({ name, href }) => (
          <li
            key={href}
            className="flex min-w-0 items-center gap-2 not-first:before:text-ink-soft not-first:before:content-['/']"
          >
            <TextLink href={href}>{name}</TextLink>
          </li>
        ))}
      </ol>
    </nav>
  )
}
