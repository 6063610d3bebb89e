import type { FormAction } from '@/app/_forms/form-state'
import { messages } from '@/app/_messages/messages'
import { Form } from '@/app/_ui/form'
import { SubmitButton } from '@/app/_ui/submit-button'
import { TextField } from '@/app/_ui/text-field'

/** Stays where it is and keeps the focus, so that one task can be typed after another. */
export async function AddTaskForm({ action }: { action: FormAction }) {
  const { project: m } = await messages()

  return (
    <Form action={action} label={m.addTask} className="grid gap-3">
      <div className="flex items-start gap-3">
        <div className="min-w-0 grow">
          <TextField name="title" label={m.newTask} labelHidden placeholder={m.newTaskHint} />
        </div>
        <SubmitButton>{m.add}</SubmitButton>
      </div>
    </Form>
  )
}
