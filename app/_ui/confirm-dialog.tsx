'use client'
import { useId, useLayoutEffect, useRef } from 'react'
import type { FormAction } from '@/app/_forms/form-state'
import { Button, type ButtonLook } from './button'
import { Form } from './form'
import { SubmitButton } from './submit-button'

type Props = {
  action: FormAction
  /** What the button that opens the dialog says, and the one that confirms. */
  verb: string
  title: string
  look?: ButtonLook
  children: React.ReactNode
}

/** Asks before something is gone for good. It opens and closes without a script; Escape and the first button leave all as it is. */
export function ConfirmDialog({ action, verb, title, look = 'danger-quiet', children }: Props) {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)

  // Next keeps a page that was left, hidden: who comes back to it must not find the question open.
  useLayoutEffect(() => {
    const element = dialog.current
    return () => element?.close()
  }, [])

  return (
    <>
      <Button look={look} command="show-modal" commandfor={id}>
        {verb}
      </Button>
      <dialog
        ref={dialog}
        id={id}
        aria-labelledby={`${id}-title`}
        className="w-full max-w-form rounded-xl border border-line bg-surface p-6 text-ink shadow-raised backdrop:bg-veil max-sm:max-w-[calc(100%-2rem)]"
      >
        <h2 id={`${id}-title`} className="text-lg font-semibold">
          {title}
        </h2>
        <div className="mt-2 text-ink-soft">{children}</div>
        <Form action={action} className="mt-6 grid gap-4">
          <div className="flex flex-wrap justify-end gap-2">
            <Button look="secondary" command="close" commandfor={id}>
              Keep it
            </Button>
            <SubmitButton look="danger">{verb}</SubmitButton>
          </div>
        </Form>
      </dialog>
    </>
  )
}
