import type { Route } from 'next'
import NextForm from 'next/form'
import { messages } from '@/app/_messages/messages'
import { Button } from '@/app/_ui/button'
import { LinkButton } from '@/app/_ui/link-button'
import { SearchField } from '@/app/_ui/search-field'
import { Select } from '@/app/_ui/select'
import type { Label } from '@/lib/features/labels/schema'
import { taskFilterChoices } from './filter-choices'
import type { Asked } from './filter'
import type { Person } from './task-view'

type Props = { path: Route; asked: Asked; people: Person[]; labels: Label[] }

/** Its choice is in the address, so a filtered list can be kept and shared; it needs no script. */
export async function FilterForm({ path, asked: { view, filter, query, narrowed }, people, labels }: Props) {
  const { work: m } = await messages()
  const all = taskFilterChoices(m, people, labels)
  const choices =
    view === 'board' ? all.filter(({ name }) => name === 'assigneeId' || name === 'labelId') : all

  return (
    <NextForm
      key={JSON.stringify(query)}
      action={path}
      aria-label={m.filter}
      className="grid grid-cols-2 items-end gap-2 sm:flex sm:flex-wrap"
    >
      {view === 'board' && <input type="hidden" name="view" value="board" />}
      <div className="col-span-2 min-w-0 grow basis-36">
        <SearchField
          name="q"
          label={m.search}
          placeholder={m.searchHint}
          minLength={3}
          maxLength={100}
          defaultValue={filter.q}
        />
      </div>
      {choices.map(({ name, label, options }) => (
        <div key={name} className="min-w-0 sm:max-w-44 sm:grow sm:basis-28">
          <Select
            name={name}
            label={label}
            labelHidden
            required={false}
            defaultValue={filter[name]}
            options={options}
          />
        </div>
      ))}
      <Button type="submit" look="secondary">
        {m.apply}
      </Button>
      {narrowed && (
        <LinkButton look="quiet" href={view === 'board' ? (`${path}?view=board` as Route) : path}>
          {m.clear}
        </LinkButton>
      )}
    </NextForm>
  )
}
