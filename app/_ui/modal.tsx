'use client'
import { useId, useImperativeHandle, useLayoutEffect, useRef } from 'react'
import { classes } from './classes'

export type ModalHandle = { close: () => void }

type Props = {
  ref?: React.Ref<ModalHandle>
  title: string
  /** Gets the id under which its commands reach the dialog. */
  opener: (id: string) => React.ReactNode
  children: (id: string) => React.ReactNode
  className?: string
}

/** The platform's own dialog: it opens and closes without a script, keeps the focus inside and gives it back. */
export function Modal({ ref, title, opener, children, className }: Props) {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useImperativeHandle(ref, () => ({ close: () => dialog.current?.close() }), [])

  // Next keeps a page that was left, hidden: who comes back to it must not find the question open.
  useLayoutEffect(() => {
    const element = dialog.current
    return () => element?.close()
  }, [])

  return (
    <>
      {opener(id)}
      <dialog
        ref={dialog}
        id={id}
        aria-labelledby={`${id}-title`}
        className={classes(
          'w-full max-w-form rounded-2xl border border-line bg-surface p-6 text-left text-ink shadow-floating backdrop:bg-veil max-sm:max-w-[calc(100%-2rem)]',
          className,
        )}
      >
        <h2 id={`${id}-title`} className="text-lg font-semibold tracking-[-0.01em]">
          {title}
        </h2>
        {children(id)}
      </dialog>
    </>
  )
}
