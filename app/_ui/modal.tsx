'use client'
import { createContext, useContext, useId, useImperativeHandle, useLayoutEffect, useRef } from 'react'
import { Button, type ButtonLook } from './button'

export type ModalHandle = { open: () => void; close: () => void }

/** The label of the opening button, and its accessible name. */
export type Opener = { text: string; label?: string; look?: ButtonLook }

type Props = {
  ref?: React.Ref<ModalHandle>
  title: string
  /** False where something else opens the dialog. */
  opener: Opener | false
  onClose?: () => void
  children: React.ReactNode
}

const ModalId = createContext<string | undefined>(undefined)

/** The platform's dialog. It opens and closes without a script, traps the focus and restores it. */
export function Modal({ ref, title, opener, onClose, children }: Props) {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useImperativeHandle(
    ref,
    () => ({ open: () => dialog.current?.showModal(), close: () => dialog.current?.close() }),
    [],
  )

  // Next keeps left pages hidden, so close the dialog before leaving.
  useLayoutEffect(() => {
    const element = dialog.current
    return () => element?.close()
  }, [])

  return (
    <>
      {opener && (
        <Button look={opener.look ?? 'quiet'} command="show-modal" commandfor={id} aria-label={opener.label}>
          {opener.text}
        </Button>
      )}
      <dialog
        ref={dialog}
        id={id}
        onClose={onClose}
        aria-labelledby={`${id}-title`}
        className="w-full max-w-form rounded-2xl border border-line bg-surface p-6 text-left whitespace-normal text-ink shadow-floating backdrop:bg-veil max-sm:max-w-[calc(100%-2rem)]"
      >
        <h2 id={`${id}-title`} className="text-lg font-semibold tracking-[-0.01em]">
          {title}
        </h2>
        <ModalId value={id}>{children}</ModalId>
      </dialog>
    </>
  )
}

/** Cancels. */
export function ModalClose({ children }: { children: React.ReactNode }) {
  return (
    <Button look="secondary" command="close" commandfor={useContext(ModalId)}>
      {children}
    </Button>
  )
}
