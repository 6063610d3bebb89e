import { ChangeWorkspace, Workspace, WorkspaceScope } from '@/lib/features/workspaces/schema'
import { changeWorkspace, getWorkspace, removeWorkspace } from '@/lib/features/workspaces/service'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route({ params: WorkspaceScope, returns: Workspace }, ({ caller, params }) =>
    getWorkspace(caller, params.workspaceId),
  ),
  PATCH: route(
    { params: WorkspaceScope, body: ChangeWorkspace, returns: Workspace },
    ({ caller, params, body }) => changeWorkspace(caller, params.workspaceId, body),
  ),
  DELETE: route({ params: WorkspaceScope }, ({ caller, params }) =>
    removeWorkspace(caller, params.workspaceId),
  ),
})
