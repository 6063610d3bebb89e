'use client'
import { useRef } from 'react'
import type { FormAction } from '@/app/_forms/form-state'
import { useUiWords } from '../_messages/ui-words'
import { Button, type ButtonLook } from './button'
import { Form } from './form'
import { Modal, type ModalHandle } from './modal'
import { SubmitButton } from './submit-button'

type Props = {
  action: FormAction
  /** What its opening button says, and to who cannot see where it stands. */
  opener: { text: string; label?: string; look?: ButtonLook }
  title: string
  verb: string
  children: React.ReactNode
}

/** A form over the page, which closes once it has done its work. */
export function FormDialog({ action, opener, title, verb, children }: Props) {
  const words = useUiWords()
  const modal = useRef<ModalHandle>(null)

  return (
    <Modal
      ref={modal}
      title={title}
      opener={(id) => (
        <Button look={opener.look ?? 'quiet'} command="show-modal" commandfor={id} aria-label={opener.label}>
          {opener.text}
        </Button>
      )}
    >
      {(id) => (
        <Form action={action} className="mt-5 grid gap-4" announced onDone={() => modal.current?.close()}>
          {children}
          <div className="flex flex-wrap justify-end gap-2">
            <Button look="secondary" command="close" commandfor={id}>
              {words.cancel}
            </Button>
            <SubmitButton>{verb}</SubmitButton>
          </div>
        </Form>
      )}
    </Modal>
  )
}
