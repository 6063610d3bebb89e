import type { FormAction } from '@/app/_forms/form-state'
import { Form } from '@/app/_ui/form'
import { SubmitButton } from '@/app/_ui/submit-button'
import { TextField } from '@/app/_ui/text-field'

type Props = { action: FormAction; label: string; verb: string; name?: string }

/** One name and one button: to create a thing, or to rename it. */
export function NameForm({ action, label, verb, name }: Props) {
  return (
    <Form action={action} label={verb}>
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 grow basis-64">
          <TextField name="name" label={label} defaultValue={name} />
        </div>
        <SubmitButton className="max-sm:w-full">{verb}</SubmitButton>
      </div>
    </Form>
  )
}
