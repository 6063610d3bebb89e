'use client'
import { classes } from './classes'
import { Field, type FieldProps, useField } from './field'

type Props = FieldProps & {
  type?: 'text' | 'email' | 'password'
  autoComplete?: string
  /** The keyboard of a phone. */
  inputMode?: 'numeric'
  placeholder?: string
}

export function TextField({ type = 'text', autoComplete = 'off', inputMode, placeholder, ...field }: Props) {
  const { error, control } = useField(field)

  return (
    <Field {...field} id={control.id} error={error}>
      <input
        {...control}
        type={type}
        autoComplete={autoComplete}
        inputMode={inputMode}
        placeholder={placeholder}
        className={classes(control.className, 'min-h-9 pointer-coarse:min-h-11')}
      />
    </Field>
  )
}
