import { InvitationOffer, InvitationToken } from '@/lib/features/invitations/schema'
import { getOffer } from '@/lib/features/invitations/service'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    {
      id: 'getInvitationOffer',
      summary: 'Read an invitation addressed to you.',
      description:
        'The signed-in person must have the invited email address. Another person gets the answer of a missing invitation.',
      personal: true,
      params: InvitationToken,
      returns: InvitationOffer,
      errors: ['conflict'],
    },
    ({ caller, params }) => getOffer(caller, params.token),
  ),
})
