'use client'
import { useImperativeHandle, useRef } from 'react'
import type { FormAction } from '@/app/_forms/form-state'
import { fill } from '../_messages/phrase'
import { useUiWords } from '../_messages/ui-words'
import type { ButtonLook } from './button'
import { Form } from './form'
import { Modal, ModalClose, type ModalHandle } from './modal'
import { SubmitButton } from './submit-button'
import { TextField } from './text-field'

type Props = {
  /** Opens the dialog from elsewhere. */
  ref?: React.Ref<ModalHandle>
  action: FormAction
  /** The labels of the opening and the confirming button. */
  verb: string
  title: string
  look?: ButtonLook
  /** The button of a list row, with a label that names the row. False where something else opens the dialog. */
  opener?: { text: string; label: string } | false
  /** The text to type before an irreversible action. The action checks it as `confirmation`. */
  typed?: string | undefined
  /** Announces the result. */
  announced?: boolean
  onClose?: () => void
  children: React.ReactNode
}

/** Confirms a permanent deletion. Opens and closes without a script. Escape and the first button cancel. */
export function ConfirmDialog({
  ref,
  action,
  verb,
  title,
  look = 'danger-quiet',
  opener,
  typed,
  announced = false,
  onClose,
  children,
}: Props) {
  const words = useUiWords()
  const modal = useRef<ModalHandle>(null)
  useImperativeHandle(
    ref,
    () => ({ open: () => modal.current?.open(), close: () => modal.current?.close() }),
    [],
  )

  return (
    <Modal
      ref={modal}
      title={title}
      opener={opener !== false && { look, text: verb, ...opener }}
      onClose={onClose}
    >
      <div className="mt-2 text-ink-soft">{children}</div>
      <Form
        action={action}
        className="mt-5 grid gap-4"
        announced={announced}
        onDone={() => modal.current?.close()}
      >
        {typed && <TextField name="confirmation" label={fill(words.typeToConfirm, { name: typed })} />}
        <div className="flex flex-wrap justify-end gap-2">
          <ModalClose>{words.keepIt}</ModalClose>
          <SubmitButton look="danger">{verb}</SubmitButton>
        </div>
      </Form>
    </Modal>
  )
}
