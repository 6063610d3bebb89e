import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { Checkbox } from '@/app/_ui/checkbox'
import { Choices } from '@/app/_ui/choices'
import { Form } from '@/app/_ui/form'
import { Select } from '@/app/_ui/select'
import { SubmitButton } from '@/app/_ui/submit-button'
import { TextField } from '@/app/_ui/text-field'
import { keyScopes } from '@/lib/auth/permissions'
import { createApiKeyAction } from './actions'
import { scopeName } from './scope-name'

/** The last one is the maximum lifetime of a key. */
const lifetimes = [30, 90, 365]

export async function CreateKeyForm({ workspaceId }: { workspaceId: string }) {
  const { apiKeys: m } = await messages()

  return (
    <Form
      action={createApiKeyAction.bind(null, { workspaceId })}
      label={m.create}
      className="grid max-w-xl gap-5"
    >
      <TextField name="name" label={m.name} hint={m.nameHint} />
      <Choices name="scopes" label={m.scopes}>
        <div className="grid gap-x-6 min-[26rem]:grid-cols-2">
          {keyScopes.map((scope) => (
            <Checkbox
              key={scope}
              name="scopes"
              value={scope}
              label={scopeName(scope, m)}
              defaultChecked={scope.endsWith('.read')}
            />
          ))}
        </div>
      </Choices>
      <div className="max-w-60">
        <Select
          name="expiresInDays"
          label={m.lifetime}
          required={false}
          defaultValue="90"
          options={[
            ...lifetimes.map((count) => ({ value: String(count), name: fill(m.days, { count }) })),
            { value: '', name: m.forever },
          ]}
        />
      </div>
      <div>
        <SubmitButton className="max-sm:w-full">{m.createVerb}</SubmitButton>
      </div>
    </Form>
  )
}
