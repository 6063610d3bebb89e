'use client'
import { Field, type FieldProps, useField } from './field'

type Props = FieldProps & {
  rows?: number
  /** Ctrl+Enter and Command+Enter submit the form. */
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

// The button ignores clicks while the form is pending.
function sendByKey(event: React.KeyboardEvent<HTMLTextAreaElement>) {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  event.currentTarget.form?.querySelector<HTMLButtonElement>('button[type=submit]')?.click()
}
