'use client'
import type { FormAction } from '@/app/_forms/form-state'
import type { Messages } from '@/app/_messages/messages'
import { Button } from '@/app/_ui/button'
import { Form } from '@/app/_ui/form'
import { TextField } from '@/app/_ui/text-field'
import { useQuickEntry } from '../quick-entry/use-quick-entry'

type Props = { action: FormAction; words: Messages['project'] }

export function NewTaskForm({ action, words }: Props) {
  return (
    <Form
      action={action}
      instead={useQuickEntry(action, words.notAdded)}
      announced
      label={words.addTask}
      className="grid gap-3"
    >
      <div className="flex items-start gap-3">
        <div className="min-w-0 grow">
          <TextField name="title" label={words.newTask} labelHidden placeholder={words.newTaskHint} />
        </div>
        <Button type="submit">{words.add}</Button>
      </div>
    </Form>
  )
}
