'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { FormAction, FormState } from '@/app/_forms/form-state'
import { fill } from '@/app/_messages/phrase'
import { useUiWords } from '@/app/_messages/ui-words'
import { useAnnounce } from '@/app/_ui/announce'
import { reached } from '@/app/_ui/reached'

const nothing: FormState = {}

/** Empties the form at once, so that one task can be typed after another. A refused title comes back. */
export function useQuickEntry(action: FormAction, notAdded: string) {
  const announce = useAnnounce()
  const router = useRouter()
  const { tryAgain, unreachable } = useUiWords()
  const [result, setResult] = useState<FormState>()
  const [failure, setFailure] = useState<{ cause: unknown }>()
  if (failure) throw failure.cause

  function send(form: HTMLFormElement) {
    const sent = new FormData(form)
    form.reset()
    setResult(nothing)
    add(form, sent)
  }

  /** Does not wait for earlier ones: Next sends the actions one after the other, in the order of the calls. */
  function add(form: HTMLFormElement, sent: FormData) {
    reached(action(nothing, sent), { message: unreachable }, { data: sent, form }).then(
      (outcome) => settle(form, sent, outcome),
      (cause: unknown) => setFailure({ cause }),
    )
  }

  function settle(form: HTMLFormElement, sent: FormData, { done, links, ...refusal }: FormState) {
    const field = form.elements.namedItem('title') as HTMLInputElement
    const title = sent.get('title') as string

    if (done) {
      const [all] = links ?? []
      const showAll = all && { label: all.text, perform: () => router.push(all.href) }
      announce?.({ text: done, ...(showAll && { action: showAll }) })
    } else if (field.value === '' && field.checkVisibility()) {
      field.value = title
      setResult(refusal)
    } else {
      announce?.({
        text: fill(notAdded, { title, reason: refusal.message ?? refusal.fieldErrors?.title ?? '' }),
        look: 'danger',
        requestId: refusal.requestId,
        ours: refusal.ours,
        action: { label: tryAgain, perform: () => add(form, sent) },
      })
    }
  }

  return { send, result }
}
