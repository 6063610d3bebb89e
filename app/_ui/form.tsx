'use client'
import { createContext, useActionState, useContext, useEffect, useRef } from 'react'
import type { FormAction, FormState } from '@/app/_forms/form-state'
import { FormMessage } from './form-message'

const FormContext = createContext<FormState>({})

/** What the form's last submission came to; its fields show their part of it. */
export function useFormResult(): FormState {
  return useContext(FormContext)
}

type Props = { action: FormAction; children: React.ReactNode; label?: string; className?: string }

/** A form for a Server Action, which also works before its script has loaded. After a refusal the first wrong field has the focus. */
export function Form({ action, children, label, className = 'grid gap-5' }: Props) {
  const [state, submit] = useActionState(action, {})
  const form = useRef<HTMLFormElement>(null)

  useEffect(() => {
    if (state.fieldErrors) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [state])

  return (
    <FormContext value={state}>
      <form ref={form} action={submit} noValidate aria-label={label} className={className}>
        <FormMessage />
        {children}
      </form>
    </FormContext>
  )
}
