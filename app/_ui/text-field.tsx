'use client'
import { classes } from './classes'
import { Field, type FieldProps, useField } from './field'

type Props = FieldProps & {
  type?: 'text' | 'email' | 'password'
  autoComplete?: string
  /** The keyboard of a phone. */
  inputMode?: 'numeric'
  placeholder?: string
  /** Texts that the browser offers. Others may be typed too. */
  suggestions?: readonly string[]
}

export function TextField({
  type = 'text',
  autoComplete = 'off',
  inputMode,
  placeholder,
  suggestions,
  ...field
}: Props) {
  const { error, control } = useField(field)
  const listId = suggestions && `${control.id}-list`

  return (
    <Field {...field} id={control.id} error={error}>
      <input
        {...control}
        type={type}
        autoComplete={autoComplete}
        inputMode={inputMode}
        placeholder={placeholder}
        list={listId}
        className={classes(control.className, 'min-h-9 pointer-coarse:min-h-11')}
      />
      {suggestions && (
        <datalist id={listId}>
          {suggestions.map((text) => (
            <option key={text}>{text}</option>
          ))}
        </datalist>
      )}
    </Field>
  )
}
