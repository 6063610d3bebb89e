'use client'
import { classes } from './classes'
import { Field, type FieldProps, useField } from './field'

/** A date input with the platform's calendar. */
export function DateField(field: FieldProps) {
  const { error, control } = useField(field)

  return (
    <Field {...field} id={control.id} error={error}>
      <input
        {...control}
        type="date"
        className={classes(control.className, 'min-h-9 pointer-coarse:min-h-11')}
      />
    </Field>
  )
}
