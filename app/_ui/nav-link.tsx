'use client'
import type { Route } from 'next'
import { Link } from './link'
import { usePathname } from 'next/navigation'
import { classes } from './classes'

type Props = {
  href: Route
  /** Marks only this page as current, not those below it. */
  exact?: boolean
  /** Another link marks the current page. */
  within?: boolean
  icon?: React.ReactNode
  children: React.ReactNode
}

export function NavLink({ href, exact = false, within = true, icon, children }: Props) {
  const path = usePathname()
  const here = within && path === href
  const current = here || (within && !exact && path.startsWith(`${href}/`))

  return (
    <Link
      href={href}
      aria-current={here ? 'page' : current ? 'true' : undefined}
      className={classes(
        'flex min-h-8 items-center gap-2.5 rounded-lg px-2.5 py-1 pointer-coarse:min-h-11 [&>svg]:size-4 [&>svg]:shrink-0',
        current
          ? 'bg-accent-soft font-medium text-accent-strong'
          : 'text-ink-soft hover:bg-sunken hover:text-ink',
      )}
    >
      {icon}
      <span className="min-w-0 truncate">{children}</span>
    </Link>
  )
}
