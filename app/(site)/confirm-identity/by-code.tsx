import { messages } from '@/app/_messages/messages'
import { Form } from '@/app/_ui/form'
import { Select } from '@/app/_ui/select'
import { SubmitButton } from '@/app/_ui/submit-button'
import { TextField } from '@/app/_ui/text-field'
import type { Factor } from '@/lib/features/factors/schema'
import { confirmCodeAction } from './actions'

/** The app that was asked last is chosen. */
export async function ByCode({ factors, next }: { factors: Factor[]; next: string }) {
  const { confirmIdentity: m, twoStep } = await messages()
  const [latest] = factors.toSorted((one, other) => latenessOf(other) - latenessOf(one))

  return (
    <Form action={confirmCodeAction.bind(null, { next })} className="grid gap-4">
      {factors.length > 1 ? (
        <Select
          name="factorId"
          label={m.app}
          defaultValue={latest!.id}
          options={factors.map(({ id, name }) => ({ value: id, name: name || twoStep.unnamed }))}
        />
      ) : (
        <input type="hidden" name="factorId" value={latest!.id} />
      )}
      <TextField name="code" label={m.code} inputMode="numeric" autoComplete="one-time-code" />
      <SubmitButton className="mt-1">{m.verb}</SubmitButton>
    </Form>
  )
}

function latenessOf({ lastAskedAt, createdAt }: Factor) {
  return Date.parse(lastAskedAt ?? createdAt)
}
