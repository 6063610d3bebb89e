import type { Route } from 'next'

export const workspacePath = (workspaceId: string) => known(`/w/${workspaceId}`)
export const projectsPath = (workspaceId: string) => known(`/w/${workspaceId}/projects`)
export const newProjectPath = (workspaceId: string) => known(`/w/${workspaceId}/projects#new-project`)
export const labelsPath = (workspaceId: string) => known(`/w/${workspaceId}/labels`)
export const activityPath = (workspaceId: string) => known(`/w/${workspaceId}/activity`)
export const membersPath = (workspaceId: string) => known(`/w/${workspaceId}/members`)
export const apiKeysPath = (workspaceId: string) => known(`/w/${workspaceId}/api-keys`)
export const webhooksPath = (workspaceId: string) => known(`/w/${workspaceId}/webhooks`)
export const workspaceSettingsPath = (workspaceId: string) => known(`/w/${workspaceId}/settings`)

export const webhookPath = ({ workspaceId, id }: { workspaceId: string; id: string }) =>
  known(`/w/${workspaceId}/webhooks/${id}`)

type DeliveryPlace = { workspaceId: string; webhookId: string; id: string }
export const deliveryPath = ({ workspaceId, webhookId, id }: DeliveryPlace) =>
  known(`/w/${workspaceId}/webhooks/${webhookId}/deliveries/${id}`)

export const projectPath = ({ workspaceId, id }: { workspaceId: string; id: string }) =>
  known(`/w/${workspaceId}/projects/${id}`)

export const projectSettingsPath = ({ workspaceId, id }: { workspaceId: string; id: string }) =>
  known(`/w/${workspaceId}/projects/${id}/settings`)

type TaskPlace = { workspaceId: string; projectId: string; id: string }
export const taskPath = ({ workspaceId, projectId, id }: TaskPlace) =>
  known(`/w/${workspaceId}/projects/${projectId}/tasks/${id}`)

/** A page of a list, after `after` or from the start. */
export function afterPath(path: Route, after: string | undefined, query: Record<string, string> = {}): Route {
  const search = String(new URLSearchParams({ ...query, ...(after && { after }) }))
  return search ? (`${path}?${search}` as Route) : path
}

// Compiles only for a path that has a page.
function known<Path extends string>(path: Route<Path>): Route {
  return path as Route
}
