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
      description: 'The sessions that can still be renewed.',
      personal: true,
      query: SortedPageQuery,
      returnsPageOf: Session,
      errors: ['factor_required'],
    },
    ({ caller, query }) => sortedPage(query, (page) => listSessions(caller, page)),
  ),
  DELETE: route(
    {
      id: 'endSessions',
      summary: 'Sign out all sessions.',
      description: 'All sessions end at once, with the one that asks.',
      personal: true,
      errors: ['factor_required'],
    },
    ({ caller }) => endSessions(caller),
  ),
})
