import { ChangeLabel, Label, LabelScope } from '@/lib/features/labels/schema'
import { changeLabel, getLabel, removeLabel } from '@/lib/features/labels/service'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route({ params: LabelScope, returns: Label }, ({ caller, params }) =>
    getLabel(caller, params.workspaceId, params.labelId),
  ),
  PATCH: route({ params: LabelScope, body: ChangeLabel, returns: Label }, ({ caller, params, body }) =>
    changeLabel(caller, params.workspaceId, params.labelId, body),
  ),
  DELETE: route({ params: LabelScope }, ({ caller, params }) =>
    removeLabel(caller, params.workspaceId, params.labelId),
  ),
})
