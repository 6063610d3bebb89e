'use client'
import {
  createContext,
  useActionState,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import type { FormAction, FormState } from '@/app/_forms/form-state'
import { FormMessage } from './form-message'

const nothing: FormState = {}
const FormContext = createContext(nothing)

/** What the form's last submission came to; its fields show their part of it. */
export function useFormResult(): FormState {
  return useContext(FormContext)
}

type Props = { action: FormAction; children: React.ReactNode; label?: string; className?: string }

/** A form for a Server Action, which also works before its script has loaded. After a refusal the first wrong field has the focus. */
export function Form({ action, children, label, className = 'grid gap-5' }: Props) {
  const [result, submit] = useActionState(action, nothing)
  const state = useUntilLeft(result)
  const form = useRef<HTMLFormElement>(null)

  useEffect(() => {
    if (state?.fieldErrors) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [state])

  return (
    <FormContext value={state ?? nothing}>
      <form ref={form} action={submit} noValidate aria-label={label} className={className}>
        <FormMessage />
        {children}
      </form>
    </FormContext>
  )
}

/** Next keeps a page that was left, with its state: whoever comes back to it must not find the news of last time. */
function useUntilLeft(result: FormState) {
  const [old, setOld] = useState<FormState>()
  useLayoutEffect(() => () => setOld(result), [result])
  return old === result ? undefined : result
}
