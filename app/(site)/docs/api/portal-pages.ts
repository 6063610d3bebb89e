import type { Route } from 'next'
import { groups } from './groups'
import { guides } from './guides'
import { guidePath, portalPath, resourcePath } from './paths'

export type PortalPage = { path: Route; title: string }

export const guidePages: PortalPage[] = guides.map(({ slug, title }) => ({ path: guidePath(slug), title }))
export const resourcePages: PortalPage[] = groups.map(({ slug, tag }) => ({
  path: resourcePath(slug),
  title: tag,
}))

/** All pages in the order of reading. */
export const portalPages: PortalPage[] = [
  { path: portalPath, title: 'Start' },
  ...guidePages,
  ...resourcePages,
]
