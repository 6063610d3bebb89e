import { ChangeMember, Member, MemberScope } from '@/lib/features/members/schema'
import { changeMember, getMember, removeMember } from '@/lib/features/members/service'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    {
      id: 'getMember',
      summary: 'Read a member.',
      description: 'The member with their version.',
      permission: 'members.read',
      params: MemberScope,
      returns: Member,
    },
    ({ caller, params }) => getMember(caller, params.workspaceId, params.userId),
  ),
  PATCH: route(
    {
      id: 'changeMember',
      summary: 'Change the role of a member.',
      description:
        'Only an owner makes somebody an owner or admin, or changes one. A workspace keeps at least one owner.',
      permission: 'members.change',
      params: MemberScope,
      body: ChangeMember,
      returns: Member,
      errors: ['proof_required', 'conflict'],
      ifMatch: 'optional',
    },
    ({ caller, params, body, versions }) =>
      changeMember(caller, params.workspaceId, params.userId, body, versions),
  ),
  DELETE: route(
    {
      id: 'removeMember',
      personal: true,
      summary: 'Remove a member, or leave the workspace.',
      description:
        'Everybody may leave. Owners and admins may remove others. A workspace keeps at least one owner.',
      params: MemberScope,
      errors: ['proof_required', 'conflict'],
    },
    ({ caller, params }) => removeMember(caller, params.workspaceId, params.userId),
  ),
})
