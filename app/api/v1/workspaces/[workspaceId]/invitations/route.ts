import { CreateInvitation, Invitation, NewInvitation } from '@/lib/features/invitations/schema'
import { createInvitation, listInvitations } from '@/lib/features/invitations/service'
import { WorkspaceScope } from '@/lib/features/workspaces/schema'
import { PageQuery, pageOf } from '@/lib/http/paging'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    {
      id: 'listInvitations',
      summary: 'List the open invitations of a workspace.',
      description: 'The invitations that nobody has accepted or declined, newest first.',
      permission: 'invitations.read',
      params: WorkspaceScope,
      query: PageQuery,
      returnsPageOf: Invitation,
    },
    ({ caller, params, query }) => listInvitations(caller, params.workspaceId, pageOf(query)),
  ),
  POST: route(
    {
      id: 'createInvitation',
      summary: 'Invite somebody by email address.',
      description:
        'The address gets a mail with a link, unless it has stopped such mails. An address that is a member or has an open invitation is a conflict.',
      permission: 'invitations.create',
      params: WorkspaceScope,
      body: CreateInvitation,
      returns: NewInvitation,
      status: 201,
      errors: ['proof_required', 'conflict'],
      shownOnce: ['token', 'acceptUrl'],
    },
    ({ caller, params, body }) => createInvitation(caller, params.workspaceId, body),
  ),
})
