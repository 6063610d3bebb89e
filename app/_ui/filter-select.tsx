'use client'
import { Field, useField } from './field'
import { type Option, SelectBox } from './select'
import { useFollowing } from './use-following'

type Props = {
  name: string
  label: string
  labelHidden?: boolean
  value: string | undefined
  options: readonly Option[]
}

/** One choice of a FilterForm. */
export function FilterSelect({ value = '', options, ...field }: Props) {
  const { control } = useField({ ...field, required: false, defaultValue: value })
  const ref = useFollowing<HTMLSelectElement>(value)

  return (
    <Field {...field} id={control.id} error={undefined}>
      <SelectBox {...control} ref={ref} options={options} />
    </Field>
  )
}
