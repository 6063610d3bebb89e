import { Member } from '@/lib/features/members/schema'
import { listMembers } from '@/lib/features/members/service'
import { WorkspaceScope } from '@/lib/features/workspaces/schema'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'
import { sortedPage, SortedPageQuery } from '@/lib/http/sorted-paging'
import { NameSearch } from '@/lib/text/name-search'

const MemberQuery = SortedPageQuery.extend(NameSearch.shape)

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    {
      id: 'listMembers',
      summary: 'List the members of a workspace.',
      description: 'All members, in the order of joining.',
      permission: 'members.read',
      params: WorkspaceScope,
      query: MemberQuery,
      returnsPageOf: Member,
    },
    ({ caller, params, query }) =>
      sortedPage(query, (page) => listMembers(caller, params.workspaceId, { ...page, q: query.q })),
  ),
})
