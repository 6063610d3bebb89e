import type { Route } from 'next'
import { messages } from '@/app/_messages/messages'
import { FilterForm } from '@/app/_ui/filter-form'
import { FilterSelect } from '@/app/_ui/filter-select'
import { LinkButton } from '@/app/_ui/link-button'
import { SearchField } from '@/app/_ui/search-field'
import { afterPath } from '@/app/paths'
import { ChoiceTextField } from '@/app/(workspace)/choice-text-form'
import type { TaskQuery } from '../views/view'
import { type AtHand, taskFilterChoices } from './choices'

type Props = { path: Route; query: TaskQuery } & AtHand

export async function TaskFilterForm({ path, query, people, labels }: Props) {
  const { work: m } = await messages()
  const { view, filter, parameters, filtered } = query
  const choices = taskFilterChoices(m, { people, labels }).filter(({ name }) => view.filters.includes(name))

  return (
    <FilterForm
      path={path}
      label={m.filter}
      verb={m.apply}
      className="grid grid-cols-2 items-end gap-2 sm:flex sm:flex-wrap"
    >
      {parameters.view && <input type="hidden" name="view" value={parameters.view} />}
      <div className="col-span-2 min-w-0 grow-2 basis-28">
        <SearchField name="q" label={m.search} placeholder={m.searchHint} minLength={2} value={filter.q} />
      </div>
      {(people.search || labels.search) && <ChoiceTextField />}
      {choices.map(({ name, label, options, search }) => (
        <div key={name} className="min-w-0 sm:max-w-44 sm:grow sm:basis-28">
          <FilterSelect
            name={name}
            label={label}
            labelHidden
            value={filter[name]}
            options={options}
            search={search}
          />
        </div>
      ))}
      {filtered && (
        <LinkButton
          look="quiet"
          href={afterPath(path, undefined, parameters.view ? { view: parameters.view } : {})}
        >
          {m.clear}
        </LinkButton>
      )}
    </FilterForm>
  )
}
