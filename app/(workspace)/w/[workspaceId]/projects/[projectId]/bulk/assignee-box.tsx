'use client'
import { fieldClass } from '@/app/_ui/field-class'
import { SearchBox } from '@/app/_ui/search-box'
import { type Option, SelectBox } from '@/app/_ui/select-box'
import type { ListState } from '../list/list-part'
import type { Person } from '../tasks/task-view'

type Props = { list: ListState; assignee: Person | undefined; onChoose: (person: Person | undefined) => void }

export function AssigneeBox({ list: { people, peopleSearch, words }, assignee, onChoose }: Props) {
  const nobody = { value: '', name: words.nobody }
  const options = [nobody, ...people.map(({ id, name }) => ({ value: id, name }))]
  const look = { 'aria-label': words.assign, className: `${fieldClass} max-w-36` }

  function choose({ value, name }: Option) {
    onChoose(value === '' ? undefined : { id: value, name })
  }

  if (!peopleSearch)
    return (
      <SelectBox
        {...look}
        value={assignee?.id ?? ''}
        onChange={(event) => choose(options.find(({ value }) => value === event.target.value) ?? nobody)}
        options={options}
      />
    )
  return (
    <SearchBox
      {...look}
      search={peopleSearch}
      options={options}
      value={assignee ? { value: assignee.id, name: assignee.name } : nobody}
      onChoose={choose}
    />
  )
}
