'use client'
import { Field, type FieldProps, useField } from './field'

type Props = FieldProps & {
  rows?: number
  /** Ctrl+Enter and Command+Enter press the button of its form, as it is where people talk. */
  sends?: boolean
}

export function TextArea({ rows = 4, sends = false, ...field }: Props) {
  const { error, control } = useField(field)

  return (
    <Field {...field} id={control.id} error={error}>
      <textarea
        {...control}
        rows={rows}
        {...(sends && { onKeyDown: sendByKey, 'aria-keyshortcuts': 'Control+Enter Meta+Enter' })}
      />
    </Field>
  )
}

// The button knows when its form is already on the way.
function sendByKey(event: React.KeyboardEvent<HTMLTextAreaElement>) {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  event.currentTarget.form?.querySelector<HTMLButtonElement>('button[type=submit]')?.click()
}
