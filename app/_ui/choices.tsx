'use client'
import { useId } from 'react'
import { useFormResult } from './form-result'

type Props = { name: string; label: string; children: React.ReactNode }

/** A group of checkboxes with its error. */
export function Choices({ name, label, children }: Props) {
  const id = useId()
  const error = useFormResult().fieldErrors?.[name]

  return (
    <fieldset
      tabIndex={-1}
      data-invalid={error && true}
      aria-describedby={error && id}
      className="grid gap-1 outline-none"
    >
      <legend className="mb-1 text-sm font-medium">{label}</legend>
      {children}
      {error && (
        <p id={id} className="text-sm font-medium text-danger">
          {error}
        </p>
      )}
    </fieldset>
  )
}
