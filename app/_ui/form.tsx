'use client'
import { useActionState, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import type { FormAction, FormState } from '@/app/_forms/form-state'
import { formField, placeField } from '@/lib/http/kept-fields'
import { build } from '@/lib/observability/build'
import { useUiWords } from '../_messages/ui-words'
import { type AnnouncedAction, useAnnounce } from './announce'
import { FormMessage } from './form-message'
import { placeOf } from './forms-with'
import { FormResultContext } from './form-result'
import { useKeptState } from './kept-form'
import { reached } from './reached'
import { useAlive } from './use-alive'

const nothing: FormState = {}

type Props = {
  action: FormAction
  children: React.ReactNode
  label?: string
  className?: string
  /** Announces success in a corner of the screen instead of above the fields, if a script runs. */
  announced?: boolean
  /** A reaction to the outcome, offered with the announcement. */
  reactionTo?: (outcome: FormState) => AnnouncedAction | undefined
  /** The fields already show changes by others. */
  staleShown?: boolean
  /** A different submission for scripts, with its result. */
  instead?: { send: (form: HTMLFormElement) => void; result: FormState | undefined }
  /** Runs after a successful action. */
  onDone?: () => void
}

/** A form for a Server Action that also works without a script. A refusal focuses the first invalid field. */
export function Form({
  action,
  children,
  label,
  className = 'grid gap-5',
  announced = false,
  reactionTo,
  staleShown = false,
  instead,
  onDone,
}: Props) {
  const form = useRef<HTMLFormElement>(null)
  const id = useId()
  const keep = useKeeping(form)
  const send = useSending(action, form, keep, announced, reactionTo)
  const [result, submit] = useActionState(send, useKeptState(id) ?? nothing)
  const state = useUntilLeft(instead?.result ?? result)

  useEffect(() => {
    if (state?.fieldErrors)
      form.current?.querySelector<HTMLElement>('[aria-invalid=true], [data-invalid]')?.focus()
    if (state?.done || state?.doneElsewhere) onDone?.()
    // Only a new outcome counts, not a new function.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [state])

  return (
    <FormResultContext value={state ?? nothing}>
      <form
        ref={form}
        action={submit}
        noValidate
        onSubmit={(event) => {
          if (!instead) return
          event.preventDefault()
          instead.send(event.currentTarget)
        }}
        aria-label={label}
        className={className}
      >
        <input type="hidden" name={formField} value={`${build} ${id}`} />
        <FormMessage staleShown={staleShown} />
        {children}
      </form>
    </FormResultContext>
  )
}

/**
 * Returns a message if the server is not reached, and announces success immediately, since the form may disappear with its item.
 * Without a script, the form needs the Server Action itself.
 */
function useSending(
  action: FormAction,
  element: React.RefObject<HTMLFormElement | null>,
  keep: (all: boolean) => void,
  announced: boolean,
  reactionTo: Props['reactionTo'],
): FormAction {
  const announce = useAnnounce()
  const { unreachable } = useUiWords()
  const alive = useAlive()
  if (!alive) return action

  return async (previous, form) => {
    const place = placeOf(form, element.current)
    if (place) form.set(placeField, place)
    const unreached: FormState = { ...(previous.values && { values: previous.values }), message: unreachable }
    const state = await reached(action(previous, form), unreached, {
      data: form,
      form: element.current,
    })
    keep(state === unreached)
    const { done, ...rest } = state
    if (!announced || !announce || done === undefined) return state
    const reaction = reactionTo?.(rest)
    announce({ text: done, ...(reaction && { action: reaction }) })
    return { ...rest, doneElsewhere: true }
  }
}

/** Keeps the input, since React resets a form after its action. */
function useKeeping(form: React.RefObject<HTMLFormElement | null>) {
  const kept = useRef(false)

  useEffect(() => {
    const element = form.current
    const onReset = (event: Event) => kept.current && event.preventDefault()
    // React itself does not hear what it causes while it commits.
    element?.addEventListener('reset', onReset)
    return () => element?.removeEventListener('reset', onReset)
  }, [form])
  return (all: boolean) => void (kept.current = all)
}

/** Next keeps the state of a left page, so old messages are cleared. */
function useUntilLeft(result: FormState) {
  const [old, setOld] = useState<FormState>()
  useLayoutEffect(() => () => setOld(result), [result])
  return old === result ? undefined : result
}
