import { Member, TransferOwnership } from '@/lib/features/members/schema'
import { transferOwnership } from '@/lib/features/members/service'
import { WorkspaceScope } from '@/lib/features/workspaces/schema'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  PUT: route(
    {
      id: 'transferOwnership',
      summary: 'Transfer ownership to another member.',
      description: 'The other member becomes the owner, and the caller an admin. Both get a mail.',
      permission: 'workspace.transfer',
      params: WorkspaceScope,
      body: TransferOwnership,
      returns: Member,
    },
    ({ caller, params, body }) => transferOwnership(caller, params.workspaceId, body),
  ),
})
