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
import { useAnnounce } from './announce'
import { FormMessage } from './form-message'

const nothing: FormState = {}
const FormContext = createContext(nothing)

/** What the form's last submission came to; its fields show their part of it. */
export function useFormResult(): FormState {
  return useContext(FormContext)
}

type Props = {
  action: FormAction
  children: React.ReactNode
  label?: string
  className?: string
  /** Says the outcome in a corner of the screen rather than above the fields, where a script runs. */
  announced?: boolean
  /** What follows once the action has done its work. */
  onDone?: () => void
}

/** A form for a Server Action, which also works before its script has loaded. After a refusal the first wrong field has the focus. */
export function Form({ action, children, label, className = 'grid gap-5', announced, onDone }: Props) {
  const [result, submit] = useActionState(action, nothing)
  const state = useUntilLeft(result)
  const form = useRef<HTMLFormElement>(null)
  const elsewhere = useAnnounced(announced ? state : undefined)

  useEffect(() => {
    if (state?.fieldErrors)
      form.current?.querySelector<HTMLElement>('[aria-invalid=true], [data-invalid]')?.focus()
    if (state?.done) onDone?.()
    // Only a new outcome counts, not a new function.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [state])

  return (
    <FormContext value={state ?? nothing}>
      <form ref={form} action={submit} noValidate aria-label={label} className={className}>
        {!elsewhere && <FormMessage />}
        {children}
      </form>
    </FormContext>
  )
}

/** Whether the outcome is said elsewhere: not without a script, and not what has to stay, such as a secret. */
function useAnnounced(state: FormState | undefined) {
  const announce = useAnnounce()
  const elsewhere = announce !== undefined && state !== undefined && !state.secret

  useEffect(() => {
    if (!elsewhere) return
    const { done, message, requestId } = state
    if (done) announce({ text: done })
    if (message) announce({ text: message, look: 'danger', requestId })
  }, [elsewhere, announce, state])

  return elsewhere
}

/** Next keeps a page that was left, with its state: whoever comes back to it must not find the news of last time. */
function useUntilLeft(result: FormState) {
  const [old, setOld] = useState<FormState>()
  useLayoutEffect(() => () => setOld(result), [result])
  return old === result ? undefined : result
}
