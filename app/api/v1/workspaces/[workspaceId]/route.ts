import { ChangeWorkspace, Workspace, WorkspaceScope } from '@/lib/features/workspaces/schema'
import { changeWorkspace, getWorkspace, removeWorkspace } from '@/lib/features/workspaces/service'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    {
      id: 'getWorkspace',
      summary: 'Read a workspace.',
      description: 'The workspace with its version and the role of the caller.',
      permission: 'workspace.read',
      params: WorkspaceScope,
      returns: Workspace,
    },
    ({ caller, params }) => getWorkspace(caller, params.workspaceId),
  ),
  PATCH: route(
    {
      id: 'changeWorkspace',
      summary: 'Change a workspace: its name, its time zone, or the demand for a second factor.',
      description:
        'The fields that are sent. Only an owner may demand a second factor, which takes effect at once.',
      permission: 'workspace.change',
      params: WorkspaceScope,
      body: ChangeWorkspace,
      returns: Workspace,
      errors: ['proof_required'],
      ifMatch: 'optional',
    },
    ({ caller, params, body, versions }) => changeWorkspace(caller, params.workspaceId, body, versions),
  ),
  DELETE: route(
    {
      id: 'removeWorkspace',
      summary: 'Remove a workspace and everything in it.',
      description: 'Everything in it goes with it, and cannot be restored.',
      permission: 'workspace.remove',
      params: WorkspaceScope,
      ifMatch: 'optional',
    },
    ({ caller, params, versions }) => removeWorkspace(caller, params.workspaceId, versions),
  ),
})
