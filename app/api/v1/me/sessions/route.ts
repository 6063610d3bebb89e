import { Session } from '@/lib/features/account/schema'
import { endSessions, listSessions } from '@/lib/features/account/service'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'
import { sortedPage, SortedPageQuery } from '@/lib/http/sorted-paging'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    {
      id: 'listSessions',
      summary: 'List your active sessions.',
      query: SortedPageQuery,
      returnsPageOf: Session,
      errors: ['factor_required', 'forbidden'],
    },
    ({ caller, query }) => sortedPage(query, (page) => listSessions(caller, page)),
  ),
  DELETE: route(
    { id: 'endSessions', summary: 'Sign out all sessions.', errors: ['factor_required', 'forbidden'] },
    ({ caller }) => endSessions(caller),
  ),
})
