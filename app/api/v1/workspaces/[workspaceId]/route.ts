import { ChangeWorkspace, Workspace, WorkspaceScope } from '@/lib/features/workspaces/schema'
import { changeWorkspace, getWorkspace, removeWorkspace } from '@/lib/features/workspaces/service'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route({ params: WorkspaceScope, returns: Workspace }, ({ caller, params }) =>
    getWorkspace(caller, params.workspaceId),
  ),
  PATCH: route(
    { params: WorkspaceScope, body: ChangeWorkspace, returns: Workspace, ifMatch: 'optional' },
    ({ caller, params, body, versions }) => changeWorkspace(caller, params.workspaceId, body, versions),
  ),
  DELETE: route({ params: WorkspaceScope, ifMatch: 'optional' }, ({ caller, params, versions }) =>
    removeWorkspace(caller, params.workspaceId, versions),
  ),
})
