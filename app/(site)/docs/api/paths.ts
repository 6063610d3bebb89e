import type { Route } from 'next'

export const portalPath: Route = '/docs/api'

export function guidePath(slug: string): Route {
  return `/docs/api/${slug}` as Route
}

export function resourcePath(slug: string): Route {
  return `/docs/api/resources/${slug}` as Route
}
