import { createHash } from 'node:crypto'
import type { Page, PageRequest } from '@/lib/db/page'
import { AppError } from '@/lib/errors'
import { z } from 'zod'
import { PageQuery } from './paging'

export const SortedPageQuery = PageQuery.extend({
  cursor: z
    .string()
    .max(300)
    .meta({
      description: 'The `next` of a page with the same sort and filters.',
      examples: ['a3YtUXh6Qk0gMDE5YWM4ZjI'],
    })
    .optional(),
})

/** Throws `invalid_request` for a cursor of another sort or filter, which would skip rows unseen. */
export async function sortedPage<Item>(
  query: z.output<typeof SortedPageQuery>,
  list: (page: PageRequest) => Promise<Page<Item>>,
): Promise<Page<Item>> {
  const { cursor, limit, ...selection } = query
  const mark = markOf(selection)

  const { items, next } = await list({ after: cursor && positionIn(cursor, mark), limit })
  return { items, next: next && `${mark} ${next}` }
}

function positionIn(cursor: string, mark: string) {
  const [ownMark, position] = Buffer.from(cursor, 'base64url').toString().split(' ')
  if (ownMark === mark && position) return position

  const message = 'Use the cursor of the previous page with the same sort and filters.'
  throw new AppError('invalid_request', 'The request is not valid.', {
    details: [{ path: 'query.cursor', message }],
  })
}

function markOf(selection: object) {
  const named = Object.entries(selection).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(named)).digest('base64url').slice(0, 8)
}
