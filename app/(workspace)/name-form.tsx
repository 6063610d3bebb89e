import type { FormAction } from '@/app/_forms/form-state'
import { classes } from '@/app/_ui/classes'
import { Form } from '@/app/_ui/form'
import { SubmitButton } from '@/app/_ui/submit-button'
import { TextField } from '@/app/_ui/text-field'
import { VersionField } from '@/app/_ui/version-field'

type Props = {
  action: FormAction
  label: string
  verb: string
  name?: string
  /** The version that a change replaces. */
  version?: number
  field?: string
  hint?: string
}

/** A form with one name, to create or rename. */
export function NameForm({ action, label, verb, name, version, field = 'name', hint }: Props) {
  return (
    <Form action={action} label={verb}>
      {version !== undefined && <VersionField version={version} />}
      <div className="flex flex-wrap items-start gap-3">
        <div className="min-w-0 grow basis-64">
          <TextField name={field} label={label} hint={hint} defaultValue={name} />
        </div>
        {/* Aligned with the field, above its hint. */}
        <SubmitButton className={classes('max-sm:w-full', hint ? 'sm:mt-12' : 'sm:mt-6')}>
          {verb}
        </SubmitButton>
      </div>
    </Form>
  )
}
