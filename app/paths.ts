import type { Route } from 'next'

export const workspacePath = (workspaceId: string) => known(`/w/${workspaceId}`)
export const activityPath = (workspaceId: string) => known(`/w/${workspaceId}/activity`)
export const membersPath = (workspaceId: string) => known(`/w/${workspaceId}/members`)
export const apiKeysPath = (workspaceId: string) => known(`/w/${workspaceId}/api-keys`)
export const workspaceSettingsPath = (workspaceId: string) => known(`/w/${workspaceId}/settings`)

/** A part of a list: the next one after `after`, or its start. */
export function afterPath(path: Route, after: string | undefined, query: Record<string, string> = {}): Route {
  const search = String(new URLSearchParams({ ...query, ...(after && { after }) }))
  return search ? (`${path}?${search}` as Route) : path
}

/** Compiles only for a path that has a page; the result is a Route wherever one is asked for. */
export function known<Path extends string>(path: Route<Path>): Route {
  return path as Route
}
