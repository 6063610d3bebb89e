import type { Route } from 'next'
import { Link } from './link'

type Props = { label: string; children: React.ReactNode }

export function CardList({ label, children }: Props) {
  return (
    <ul aria-label={label} className="grid gap-3 sm:grid-cols-2">
      {children}
    </ul>
  )
}

type CardProps = { href: Route; title: string; children?: React.ReactNode }

/** The whole card is clickable. Its link is named by the title. */
export function Card({ href, title, children }: CardProps) {
  return (
    <li className="relative grid content-start gap-0.5 rounded-xl border border-line bg-surface px-5 py-4 shadow-raised transition-colors hover:border-field">
      <Link href={href} className="font-semibold after:absolute after:inset-0 after:rounded-xl">
        {title}
      </Link>
      {children && <div className="line-clamp-2 text-sm text-ink-soft">{children}</div>}
    </li>
  )
}
