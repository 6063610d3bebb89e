'use client'
import { Field, type FieldProps, useField } from './field'

type Props = FieldProps & { rows?: number }

export function TextArea({ rows = 4, ...field }: Props) {
  const { error, control } = useField(field)

  return (
    <Field {...field} id={control.id} error={error}>
      <textarea {...control} rows={rows} />
    </Field>
  )
}
