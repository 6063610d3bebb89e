import { ChangeMember, Member, MemberScope } from '@/lib/features/members/schema'
import { changeMember, getMember, removeMember } from '@/lib/features/members/service'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route({ params: MemberScope, returns: Member }, ({ caller, params }) =>
    getMember(caller, params.workspaceId, params.userId),
  ),
  PATCH: route({ params: MemberScope, body: ChangeMember, returns: Member }, ({ caller, params, body }) =>
    changeMember(caller, params.workspaceId, params.userId, body),
  ),
  DELETE: route({ params: MemberScope }, ({ caller, params }) =>
    removeMember(caller, params.workspaceId, params.userId),
  ),
})
