'use client'
import { startTransition, useActionState, useLayoutEffect, useRef } from 'react'
import type { FormAction, FormState } from '@/app/_forms/form-state'
import { useUiWords } from '@/app/_messages/ui-words'
import { useAnnounce } from '@/app/_ui/announce'
import { fieldClass } from '@/app/_ui/field-class'
import { reached } from '@/app/_ui/reached'
import { type Option, SelectBox } from '@/app/_ui/select-box'
import { SubmitButton } from '@/app/_ui/submit-button'

type Props = { action: FormAction; label: string; verb: string; role: string; options: Option[] }

/** Saves on change and offers an undo. Without a script a button submits it. */
export function RoleForm({ action, label, verb, role, options }: Props) {
  const words = useUiWords()
  const announce = useAnnounce()
  const select = useRef<HTMLSelectElement>(null)
  const [state, send] = useActionState(action, nothing)

  const fresh = useRef(true)
  const held = useRef(role)
  const asked = useRef(role)

  // Before React's first event, or a choice is submitted twice.
  useLayoutEffect(() => {
    const chosen = select.current!.value
    held.current = role
    // A choice may precede the script, and somebody else may change the role later.
    if (fresh.current && chosen !== role) change(chosen, role)
    else settle()
    fresh.current = false
    // Only another role counts, not a new function.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [role])

  function settle() {
    asked.current = held.current
    if (select.current) select.current.value = held.current
  }

  function change(wanted: string, before?: string) {
    // A browser may report a choice twice: while the script loads and afterwards.
    if (wanted === asked.current) return
    asked.current = wanted
    // An undo may precede the render of the role that it takes back, after which nothing would change.
    if (select.current) select.current.value = wanted
    startTransition(async () => {
      const outcome: FormState = await reached(action(nothing, asForm(wanted)), {
        message: words.unreachable,
      })
      announce?.({
        text: outcome.done ?? outcome.message ?? '',
        ...(outcome.message && { look: 'danger', requestId: outcome.requestId, ours: outcome.ours }),
        ...(outcome.done && before && { action: { label: words.undo, perform: () => change(before) } }),
      })
      if (outcome.message) settle()
    })
  }

  return (
    <form action={send} className="flex items-center gap-2">
      <SelectBox
        ref={select}
        name="role"
        aria-label={label}
        // Otherwise a restored choice of an earlier visit would be submitted.
        autoComplete="off"
        defaultValue={role}
        options={options}
        onChange={(event) => change(event.currentTarget.value, role)}
        className={fieldClass}
      />
      <SubmitButton look="secondary" className="without-script">
        {verb}
      </SubmitButton>
      {state.message && <p className="without-script text-danger">{state.message}</p>}
    </form>
  )
}

const nothing: FormState = {}

function asForm(role: string) {
  const form = new FormData()
  form.set('role', role)
  return form
}
