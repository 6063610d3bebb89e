import type { FormAction } from '@/app/_forms/form-state'
import { Form } from '@/app/_ui/form'
import { SubmitButton } from '@/app/_ui/submit-button'
import { TextField } from '@/app/_ui/text-field'

/** Stays where it is and keeps the focus, so that one task can be typed after another. */
export function AddTaskForm({ action }: { action: FormAction }) {
  return (
    <Form action={action} label="Add a task" className="grid gap-3">
      <div className="flex items-start gap-3">
        <div className="min-w-0 grow">
          <TextField name="title" label="New task" labelHidden placeholder="What needs to be done?" />
        </div>
        <SubmitButton>Add</SubmitButton>
      </div>
    </Form>
  )
}
