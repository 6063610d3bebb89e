'use client'
import { useRef } from 'react'
import type { FormAction } from '@/app/_forms/form-state'
import { useUiWords } from '../_messages/ui-words'
import { Form } from './form'
import { Modal, ModalClose, type ModalHandle, type Opener } from './modal'
import { SubmitButton } from './submit-button'

type Props = {
  action: FormAction
  opener: Opener
  title: string
  verb: string
  onDone?: () => void
  children: React.ReactNode
}

/** A form in a dialog that closes after success. */
export function FormDialog({ action, opener, title, verb, onDone, children }: Props) {
  const words = useUiWords()
  const modal = useRef<ModalHandle>(null)

  return (
    <Modal ref={modal} title={title} opener={opener}>
      <Form
        action={action}
        className="mt-5 grid gap-4"
        announced
        onDone={() => {
          modal.current?.close()
          onDone?.()
        }}
      >
        {children}
        <div className="flex flex-wrap justify-end gap-2">
          <ModalClose>{words.cancel}</ModalClose>
          <SubmitButton>{verb}</SubmitButton>
        </div>
      </Form>
    </Modal>
  )
}
