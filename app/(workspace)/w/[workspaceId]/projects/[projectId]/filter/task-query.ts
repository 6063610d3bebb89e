import 'server-only'
import { z } from 'zod'
import { positionsBySort, TaskFilter } from '@/lib/features/tasks/list-schema'
import type { ProjectFilter, TaskQuery } from '../views/view'
import { views } from '../views/views'

const { state, assigneeId, labelId, due, q, sort } = TaskFilter.shape

const Parameters = z.object({
  view: z.string().optional().catch(undefined),
  state: state.catch(undefined),
  assigneeId: assigneeId.catch(undefined),
  labelId: labelId.catch(undefined),
  due: due.catch(undefined),
  q: q.catch(undefined),
  sort: sort.catch(undefined),
  after: z.string().optional().catch(undefined),
})

/** The tasks that an address asks for. Parameters that make no sense are ignored. A list of due days is sorted by them. */
export async function taskQueryOf(searchParams: Promise<unknown>): Promise<TaskQuery> {
  const { view: name, after, ...given } = Parameters.parse(await searchParams)
  const view = views.find((one) => one.name === name) ?? views[0]
  const filter = pick(given, view.filters)
  if (filter.due) filter.sort = 'due'
  const filters = textsOf(filter)
  return {
    view,
    filter,
    after: startOf(filter, after),
    parameters: view === views[0] ? filters : { ...filters, view: view.name },
    filtered: Object.keys(filters).some((parameter) => parameter !== 'sort'),
  }
}

function pick(given: ProjectFilter, names: readonly (keyof ProjectFilter)[]): ProjectFilter {
  return Object.fromEntries(names.map((name) => [name, given[name]]))
}

function textsOf(filter: ProjectFilter): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filter).filter(
      (entry): entry is [string, NonNullable<(typeof entry)[1]>] => entry[1] !== undefined,
    ),
  )
}

function startOf({ sort: order = 'newest' }: ProjectFilter, after: string | undefined) {
  return positionsBySort[order].safeParse(after?.split('/')).success ? after : undefined
}
