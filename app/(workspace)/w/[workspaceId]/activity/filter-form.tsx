import type { Route } from 'next'
import { z } from 'zod'
import { messages } from '@/app/_messages/messages'
import { FilterForm } from '@/app/_ui/filter-form'
import { FilterSelect } from '@/app/_ui/filter-select'
import type { ListSearch } from '@/app/_ui/search-list'
import { resourceKinds } from '@/lib/events'
import { ActivityFilter } from '@/lib/features/activity/schema'
import type { MemberChoice } from '../members/member-choices'

const { actorId, resourceKind } = ActivityFilter.shape
const InAddress = z.object({ actorId: actorId.catch(undefined), resourceKind: resourceKind.catch(undefined) })

/** The filter from the address, without malformed parts. */
export async function filterOf(searchParams: Promise<unknown>): Promise<Record<string, string>> {
  const asked = Object.entries(InAddress.parse(await searchParams))
  return Object.fromEntries(asked.filter((entry): entry is [string, string] => entry[1] !== undefined))
}

type Props = {
  path: Route
  filter: Record<string, string>
  people: MemberChoice[]
  search: ListSearch | undefined
}

export async function ActivityFilterForm({ path, filter, people, search }: Props) {
  const { activity: m } = await messages()
  const who = people.map(({ id, name }) => ({ value: id, name }))
  const kinds = resourceKinds.map((value) => ({ value, name: m.kinds[value] }))

  return (
    <FilterForm path={path} label={m.filter} verb={m.apply} className="mb-6 flex flex-wrap items-end gap-3">
      <div className="min-w-0 grow basis-40 sm:max-w-60">
        <FilterSelect
          name="actorId"
          label={m.who}
          value={filter.actorId}
          options={[{ value: '', name: m.anyone }, ...who]}
          search={search}
        />
      </div>
      <div className="min-w-0 grow basis-40 sm:max-w-60">
        <FilterSelect
          name="resourceKind"
          label={m.what}
          value={filter.resourceKind}
          options={[{ value: '', name: m.anything }, ...kinds]}
        />
      </div>
    </FilterForm>
  )
}
