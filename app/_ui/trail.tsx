import type { Route } from 'next'
import { Link } from './link'
import { messages } from '../_messages/messages'

type Props = { steps: { name: string; href: Route }[] }

/** The breadcrumb. https://www.w3.org/WAI/ARIA/apg/patterns/breadcrumb/ */
export async function Trail({ steps }: Props) {
  const m = await messages()

  return (
    <nav aria-label={m.frame.breadcrumb}>
      <ol className="flex flex-wrap items-center gap-x-1.5 text-sm text-ink-soft">
        {steps.map(({ name, href }) => (
          <li key={href} className="flex min-w-0 items-center gap-1.5 not-last:after:content-['/']">
            <Link href={href} className="inline-block rounded-sm py-1 hover:text-ink hover:underline">
              {name}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
