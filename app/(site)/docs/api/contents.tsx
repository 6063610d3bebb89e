import { NavLink } from '@/app/_ui/nav-link'
import { guidePages, type PortalPage, resourcePages } from './portal-pages'
import { portalPath } from './paths'

/** Beside the page on wide screens, and above it, closed, on narrow ones. */
export function Contents() {
  return (
    <>
      <details className="rounded-lg border border-line bg-surface p-3 lg:hidden">
        <summary className="cursor-pointer font-medium">Contents</summary>
        <nav aria-label="Contents, short" className="pt-3">
          <Pages />
        </nav>
      </details>
      <nav
        aria-label="Contents"
        className="sticky top-4 hidden max-h-[calc(100dvh-2rem)] overflow-y-auto text-sm lg:block"
      >
        <Pages />
      </nav>
    </>
  )
}

function Pages() {
  return (
    <div className="grid gap-4">
      <List pages={[{ path: portalPath, title: 'Start' }]} exact />
      <List title="Guides" pages={guidePages} />
      <List title="Resources" pages={resourcePages} />
    </div>
  )
}

type ListProps = { title?: string; pages: PortalPage[]; exact?: boolean }

function List({ title, pages, exact = false }: ListProps) {
  return (
    <div className="grid gap-1">
      {title && <p className="px-2.5 text-sm font-semibold">{title}</p>}
      <ul className="grid gap-0.5">
        {pages.map((page) => (
          <li key={page.path}>
            <NavLink href={page.path} exact={exact}>
              {page.title}
            </NavLink>
          </li>
        ))}
      </ul>
    </div>
  )
}
