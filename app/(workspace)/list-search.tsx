import type { Route } from 'next'
import { messages } from '@/app/_messages/messages'
import { FilterForm } from '@/app/_ui/filter-form'
import { SearchField } from '@/app/_ui/search-field'

type Props = { path: Route; q: string | undefined; shown: boolean }

/** The search of a list by name, for a list of more than a page. */
export async function ListSearch({ path, q, shown }: Props) {
  const { ui } = await messages()
  if (!shown && q === undefined) return null

  return (
    <FilterForm path={path} label={ui.searchByName} verb={ui.search} className="mb-4 flex max-w-sm gap-2">
      <SearchField name="q" label={ui.searchByName} placeholder={ui.searchByName} minLength={1} value={q} />
    </FilterForm>
  )
}

/** Stands in place of a list that has nothing of the name. */
export async function NothingFound() {
  return <p className="text-ink-soft">{(await messages()).ui.nothingFound}</p>
}
