import type { Route } from 'next'

export const workspacePath = (workspaceId: string) => known(`/w/${workspaceId}`)
export const activityPath = (workspaceId: string) => known(`/w/${workspaceId}/activity`)
export const membersPath = (workspaceId: string) => known(`/w/${workspaceId}/members`)
export const apiKeysPath = (workspaceId: string) => known(`/w/${workspaceId}/api-keys`)
export const workspaceSettingsPath = (workspaceId: string) => known(`/w/${workspaceId}/settings`)

/** A page of a list, after `after` or from the start. */
export function afterPath(path: Route, after: string | undefined, query: Record<string, string> = {}): Route {
  const search = String(new URLSearchParams({ ...query, ...(after && { after }) }))
  return search ? (`${path}?${search}` as Route) : path
}

/** Compiles only for a path that has a page. */
export function known<Path extends string>(path: Route<Path>): Route {
  return path as Route
}
