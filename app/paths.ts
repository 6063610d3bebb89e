import type { Route } from 'next'

export const workspacePath = (workspaceId: string) => known(`/w/${workspaceId}`)

export const workspaceSettingsPath = (workspaceId: string) => known(`/w/${workspaceId}/settings`)

export const projectPath = ({ workspaceId, id }: { workspaceId: string; id: string }) =>
  known(`/w/${workspaceId}/projects/${id}`)

export const projectSettingsPath = ({ workspaceId, id }: { workspaceId: string; id: string }) =>
  known(`/w/${workspaceId}/projects/${id}/settings`)

type TaskPlace = { workspaceId: string; projectId: string; id: string }
export const taskPath = ({ workspaceId, projectId, id }: TaskPlace) =>
  known(`/w/${workspaceId}/projects/${projectId}/tasks/${id}`)

/** The next part of a list. */
export const afterPath = (path: Route, after: string) => `${path}?${new URLSearchParams({ after })}` as Route

// Compiles only for a path that has a page; what it returns is a Route wherever one is asked for.
function known<Path extends string>(path: Route<Path>): Route {
  return path as Route
}
