import { Search } from 'lucide-react'
import type { Route } from 'next'
import NextForm from 'next/form'
import { messages } from '@/app/_messages/messages'
import { Button } from '@/app/_ui/button'
import { fieldClass } from '@/app/_ui/field'
import { LinkButton } from '@/app/_ui/link-button'
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
      <label className="relative col-span-2 grid min-w-0 grow basis-52 gap-1">
        <span className="text-sm font-medium">{m.search}</span>
        <Search
          aria-hidden
          className="pointer-events-none absolute bottom-0 left-3 my-2.5 size-4 text-ink-soft pointer-coarse:my-3.5"
        />
        <input
          type="search"
          name="q"
          minLength={3}
          maxLength={100}
          defaultValue={filter.q}
          placeholder={m.searchHint}
          autoComplete="off"
          className={`${fieldClass} min-h-9 pl-9 pointer-coarse:min-h-11`}
        />
      </label>
      {choices.map(({ name, label, options }) => (
        <div key={name} className="min-w-0 sm:basis-32 sm:grow sm:max-w-44">
          <Select name={name} label={label} required={false} defaultValue={filter[name]} options={options} />
        </div>
      ))}
      <Button type="submit" look="secondary" className="max-sm:last:col-span-2">
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
