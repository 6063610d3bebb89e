import 'server-only'
import { z } from 'zod'
import { positionsBySort, TaskFilter } from '@/lib/features/tasks/list-schema'
import { PAGE_SIZE } from '@/app/(workspace)/list-page'

const { state, assigneeId, labelId, due, q, sort } = TaskFilter.shape

const InAddress = z.object({
  view: z.literal('board').optional().catch(undefined),
  state: state.catch(undefined),
  assigneeId: assigneeId.catch(undefined),
  labelId: labelId.catch(undefined),
  due: due.catch(undefined),
  q: q.catch(undefined),
  sort: sort.catch(undefined),
  after: z.string().optional().catch(undefined),
})

export type Asked = {
  view: 'list' | 'board'
  filter: Omit<TaskFilter, 'projectId'>
  after: string | undefined
  /** The filter as the address of another part of the same list has it. */
  query: Record<string, string>
  /** Whether it holds back any task of the project. */
  narrowed: boolean
}

/** What the address asks for; what makes no sense is not asked. A list of due days is sorted by them. */
export async function askedOf(searchParams: Promise<unknown>): Promise<Asked> {
  const { view = 'list', after, ...given } = InAddress.parse(await searchParams)
  const filter =
    view === 'board' ? { assigneeId: given.assigneeId, labelId: given.labelId, q: given.q } : given
  if (filter.due) filter.sort = 'due'
  const query = Object.fromEntries(
    Object.entries({ ...filter, view: view === 'board' ? view : undefined }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  )
  const narrowed = Object.keys(query).some((name) => name !== 'view' && name !== 'sort')
  return { view, filter, after: startOf(filter, after), query, narrowed }
}

/** A column that needs more is read as a list. */
export const COLUMN_SIZE = 50

/** The tasks that a list shows, and a board as its open ones, which it has in their manual order. */
export function listOf({ view, filter, after }: Asked, projectId: string) {
  return view === 'board'
    ? {
        filter: { ...filter, projectId, state: 'open', sort: 'position' } as const,
        page: { limit: COLUMN_SIZE },
      }
    : { filter: { ...filter, projectId }, page: { after, limit: PAGE_SIZE } }
}

function startOf({ sort: order = 'newest' }: Omit<TaskFilter, 'projectId'>, after: string | undefined) {
  return positionsBySort[order].safeParse(after?.split('/')).success ? after : undefined
}
