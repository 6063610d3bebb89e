'use client'
import { useFormResult } from './form'
import { Notice } from './notice'

/** Stands in the page from the start, so that a screen reader hears what is put into it. */
export function FormMessage() {
  const { message, fieldErrors, done } = useFormResult()
  const refusal = message ?? fieldErrors?.['']

  return (
    <div aria-live="polite" className="empty:hidden">
      {refusal && <Notice look="danger">{refusal}</Notice>}
      {done && <Notice>{done}</Notice>}
    </div>
  )
}
