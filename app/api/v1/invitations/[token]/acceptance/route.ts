import { AcceptedInvitation, InvitationToken } from '@/lib/features/invitations/schema'
import { acceptInvitation } from '@/lib/features/invitations/service'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: route(
    {
      id: 'acceptInvitation',
      summary: 'Accept an invitation and join its workspace.',
      description: 'The signed-in person must have the invited email address. The invitation is used up.',
      personal: true,
      params: InvitationToken,
      returns: AcceptedInvitation,
      errors: ['factor_required', 'conflict'],
    },
    ({ caller, params }) => acceptInvitation(caller, params.token),
  ),
})
