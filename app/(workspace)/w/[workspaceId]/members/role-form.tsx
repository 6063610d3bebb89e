'use client'
import { startTransition, useActionState, useLayoutEffect, useRef } from 'react'
import type { FormAction, FormState } from '@/app/_forms/form-state'
import { useUiWords } from '@/app/_messages/ui-words'
import { useAnnounce } from '@/app/_ui/announce'
import { fieldClass } from '@/app/_ui/field'
import { type Option, SelectBox } from '@/app/_ui/select'
import { SubmitButton } from '@/app/_ui/submit-button'

type Props = { action: FormAction; label: string; verb: string; role: string; options: Option[] }

/** Changes with the choice itself, and offers to take it back; without a script a button sends it. */
export function RoleForm({ action, label, verb, role, options }: Props) {
  const words = useUiWords()
  const announce = useAnnounce()
  const select = useRef<HTMLSelectElement>(null)
  const [state, send] = useActionState(action, nothing)

  const fresh = useRef(true)

  // Before the first event that React passes on, or a choice could be sent twice.
  useLayoutEffect(() => {
    const chosen = select.current!.value
    // Nobody listened to what was chosen before the script had loaded; later, somebody else may have changed the role, too.
    if (fresh.current && chosen !== role) change(chosen, role)
    else select.current!.value = role
    fresh.current = false
    // Only another role counts, not a new function.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [role])

  function change(wanted: string, before?: string) {
    startTransition(async () => {
      const outcome = await action(nothing, asForm(wanted))
      announce?.({
        text: outcome.done ?? outcome.message ?? '',
        ...(outcome.message && { look: 'danger', requestId: outcome.requestId, ours: outcome.ours }),
        ...(outcome.done && before && { action: { label: words.undo, perform: () => change(before) } }),
      })
      if (outcome.message && select.current) select.current.value = role
    })
  }

  return (
    <form action={send} className="flex items-center gap-2">
      <SelectBox
        ref={select}
        name="role"
        aria-label={label}
        // Else a browser that restores the choice of an earlier visit would have it sent.
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
