'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { FormAction, FormState } from '@/app/_forms/form-state'
import type { Messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { useUiWords } from '@/app/_messages/ui-words'
import { useAnnounce } from '@/app/_ui/announce'
import { Button } from '@/app/_ui/button'
import { Form } from '@/app/_ui/form'
import { reached } from '@/app/_ui/reached'
import { TextField } from '@/app/_ui/text-field'

const nothing: FormState = {}

type Props = { action: FormAction; words: Messages['project'] }

/** Empties at once and keeps the focus, so that one task can be typed after another; what is refused comes back. */
export function AddTaskForm({ action, words }: Props) {
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

  /** Waits for nothing: Next sends one action after the other, in the order in which they were asked for. */
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
        text: fill(words.notAdded, { title, reason: refusal.message ?? refusal.fieldErrors?.title ?? '' }),
        look: 'danger',
        requestId: refusal.requestId,
        ours: refusal.ours,
        action: { label: tryAgain, perform: () => add(form, sent) },
      })
    }
  }

  return (
    <Form action={action} instead={{ send, result }} label={words.addTask} className="grid gap-3">
      <div className="flex items-start gap-3">
        <div className="min-w-0 grow">
          <TextField name="title" label={words.newTask} labelHidden placeholder={words.newTaskHint} />
        </div>
        <Button type="submit">{words.add}</Button>
      </div>
    </Form>
  )
}
