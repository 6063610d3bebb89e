import type { Route } from 'next'
import { messages } from '@/app/_messages/messages'
import { FilterForm } from '@/app/_ui/filter-form'
import { FilterSelect } from '@/app/_ui/filter-select'
import { LinkButton } from '@/app/_ui/link-button'
import { SearchField } from '@/app/_ui/search-field'
import type { Label } from '@/lib/features/labels/schema'
import { taskFilterChoices } from './choices'
import type { Asked } from './task-query'
import type { Person } from '../tasks/task-view'

type Props = { path: Route; asked: Asked; people: Person[]; labels: Label[] }

export async function TaskFilterForm({ path, asked: { view, filter, narrowed }, people, labels }: Props) {
  const { work: m } = await messages()
  const all = taskFilterChoices(m, people, labels)
  const choices =
    view === 'board' ? all.filter(({ name }) => name === 'assigneeId' || name === 'labelId') : all

  return (
    <FilterForm
      path={path}
      label={m.filter}
      verb={m.apply}
      className="grid grid-cols-2 items-end gap-2 sm:flex sm:flex-wrap"
    >
      {view === 'board' && <input type="hidden" name="view" value="board" />}
      <div className="col-span-2 min-w-0 grow-2 basis-28">
        <SearchField
          name="q"
          label={m.search}
          placeholder={m.searchHint}
          minLength={3}
          maxLength={100}
          value={filter.q}
        />
      </div>
      {choices.map(({ name, label, options }) => (
        <div key={name} className="min-w-0 sm:max-w-44 sm:grow sm:basis-28">
          <FilterSelect name={name} label={label} labelHidden value={filter[name]} options={options} />
        </div>
      ))}
      {narrowed && (
        <LinkButton look="quiet" href={view === 'board' ? (`${path}?view=board` as Route) : path}>
          {m.clear}
        </LinkButton>
      )}
    </FilterForm>
  )
}
