import { Anchor } from './anchor'
import { portalPages } from './portal-pages'

/** Links to the pages before and after this one. */
export function Onward({ path }: { path: string }) {
  const at = portalPages.findIndex((page) => page.path === path)
  const [before, after] = [portalPages[at - 1], portalPages[at + 1]]

  return (
    <nav
      aria-label="Before and after"
      className="flex flex-wrap justify-between gap-4 border-t border-line pt-6"
    >
      <span>{before && <Anchor href={before.path}>← {before.title}</Anchor>}</span>
      <span>{after && <Anchor href={after.path}>{after.title} →</Anchor>}</span>
    </nav>
  )
}
