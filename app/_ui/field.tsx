'use client'
import { useId } from 'react'
import { classes } from './classes'
import { fieldClass } from './field-class'
import { useFormResult } from './form-result'

export type FieldProps = {
  name: string
  label: string
  hint?: string | undefined
  /** Hides a label that the context makes obvious. Screen readers still read it. */
  labelHidden?: boolean
  defaultValue?: string | undefined
  required?: boolean
}

/** The attributes that connect a control to its label, hint and error, and restore its typed value. */
export function useField({ name, hint, defaultValue, required = true }: FieldProps) {
  const id = useId()
  const { fieldErrors, values } = useFormResult()
  const error = fieldErrors?.[name]
  const describedBy = classes(error && `${id}-error`, hint && `${id}-hint`)

  return {
    error,
    control: {
      id,
      name,
      required,
      defaultValue: values?.[name] ?? defaultValue,
      'aria-invalid': error ? true : undefined,
      'aria-describedby': describedBy || undefined,
      className: classes(fieldClass, error && 'border-danger!'),
    },
  }
}

type Props = FieldProps & { id: string; error: string | undefined; children: React.ReactNode }

export function Field({ id, label, labelHidden, hint, error, children }: Props) {
  return (
    <div className="grid content-start gap-1">
      <label htmlFor={id} className={labelHidden ? 'sr-only' : 'text-sm font-medium'}>
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-ink-soft">
          {hint}
        </p>
      )}
      {children}
      {error && (
        <p id={`${id}-error`} className="text-sm font-medium text-danger">
          {error}
        </p>
      )}
    </div>
  )
}
