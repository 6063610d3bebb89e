import { InvitationScope } from '@/lib/features/invitations/schema'
import { removeInvitation } from '@/lib/features/invitations/service'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  DELETE: route(
    {
      id: 'removeInvitation',
      summary: 'Revoke an invitation.',
      description: 'The mailed link is void from now on.',
      permission: 'invitations.remove',
      params: InvitationScope,
    },
    ({ caller, params }) => removeInvitation(caller, params.workspaceId, params.invitationId),
  ),
})
