import { InvitationToken } from '@/lib/features/invitations/schema'
import { declineInvitation } from '@/lib/features/invitations/service'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: route(
    {
      id: 'declineInvitation',
      summary: 'Decline an invitation.',
      description: 'The signed-in person must have the invited email address. The invitation is removed.',
      personal: true,
      params: InvitationToken,
      errors: ['factor_required'],
    },
    ({ caller, params }) => declineInvitation(caller, params.token),
  ),
})
