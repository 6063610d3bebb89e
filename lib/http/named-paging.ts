import type { NamedPageRequest } from '@/lib/db/named'
import { NameSearch } from '@/lib/text/name-search'
import type { z } from 'zod'
import { PageQuery, pageOf } from './paging'

/** The query of a list that is searched by name. A cursor fits every search, because it is an id. */
export const NamedPageQuery = PageQuery.extend(NameSearch.shape)

export function namedPageOf(query: z.output<typeof NamedPageQuery>): NamedPageRequest {
  return { ...pageOf(query), q: query.q }
}
