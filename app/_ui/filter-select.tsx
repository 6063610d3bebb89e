'use client'
import { Field, useField } from './field'
import type { ListSearch } from './search-list'
import { SearchedSelect } from './searched-select'
import { type Option, SelectBox } from './select-box'
import { useFollowing } from './use-following'

type Props = {
  name: string
  label: string
  labelHidden?: boolean
  value: string | undefined
  options: readonly Option[]
  search?: ListSearch | undefined
}

/** One choice of a FilterForm. */
export function FilterSelect({ value = '', options, search, ...field }: Props) {
  const { control } = useField({ ...field, required: false, defaultValue: value })
  const ref = useFollowing<HTMLSelectElement>(value)

  return (
    <Field {...field} id={control.id} error={undefined}>
      {search ? (
        <SearchedSelect
          {...control}
          options={options}
          search={search}
          onChosen={(form) => form?.requestSubmit()}
        />
      ) : (
        <SelectBox {...control} ref={ref} options={options} />
      )}
    </Field>
  )
}
