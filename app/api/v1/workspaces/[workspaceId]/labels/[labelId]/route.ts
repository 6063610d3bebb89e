import { ChangeLabel, Label, LabelScope } from '@/lib/features/labels/schema'
import { changeLabel, getLabel, removeLabel } from '@/lib/features/labels/service'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    {
      id: 'getLabel',
      summary: 'Read a label.',
      description: 'The label with its version.',
      permission: 'labels.read',
      params: LabelScope,
      returns: Label,
    },
    ({ caller, params }) => getLabel(caller, params.workspaceId, params.labelId),
  ),
  PATCH: route(
    {
      id: 'changeLabel',
      summary: 'Change a label.',
      description: 'The fields that are sent. Another label of the same name is a conflict.',
      permission: 'labels.change',
      params: LabelScope,
      body: ChangeLabel,
      returns: Label,
      errors: ['conflict'],
      ifMatch: 'optional',
    },
    ({ caller, params, body, versions }) =>
      changeLabel(caller, params.workspaceId, params.labelId, body, versions),
  ),
  DELETE: route(
    {
      id: 'removeLabel',
      summary: 'Remove a label.',
      description: 'Tasks lose the label and stay otherwise as they are.',
      permission: 'labels.remove',
      params: LabelScope,
    },
    ({ caller, params }) => removeLabel(caller, params.workspaceId, params.labelId),
  ),
})
