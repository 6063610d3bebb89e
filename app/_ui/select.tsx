'use client'
import { Field, type FieldProps, useField } from './field'
import type { ListSearch } from './search-list'
import { SearchedSelect } from './searched-select'
import { type Option, SelectBox } from './select-box'

type Props = FieldProps & { options: readonly Option[]; search?: ListSearch | undefined }

/** The platform's select. It works without a script and fits phones. With a search the options are the first of many. */
export function Select({ options, search, ...field }: Props) {
  const { error, control } = useField(field)

  return (
    <Field {...field} id={control.id} error={error}>
      {search ? (
        <SearchedSelect {...control} options={options} search={search} />
      ) : (
        // React keeps the first value of an uncontrolled select.
        <SelectBox {...control} key={control.defaultValue} options={options} />
      )}
    </Field>
  )
}
