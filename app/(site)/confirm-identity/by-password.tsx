import { messages } from '@/app/_messages/messages'
import { Form } from '@/app/_ui/form'
import { SubmitButton } from '@/app/_ui/submit-button'
import { TextField } from '@/app/_ui/text-field'
import type { UserCaller } from '@/lib/auth/caller'
import { getAccount } from '@/lib/features/account/service'
import { confirmPasswordAction } from './actions'

export async function ByPassword({ caller, next }: { caller: UserCaller; next: string }) {
  const [{ email }, { confirmIdentity: m }] = await Promise.all([getAccount(caller), messages()])

  return (
    <Form action={confirmPasswordAction.bind(null, { next })} className="grid gap-4">
      <input type="hidden" autoComplete="username" value={email ?? ''} readOnly />
      <TextField name="password" label={m.password} type="password" autoComplete="current-password" />
      <div className="mt-1 grid gap-2">
        <SubmitButton>{m.verb}</SubmitButton>
        <SubmitButton look="secondary" intent="link">
          {m.byLink}
        </SubmitButton>
      </div>
    </Form>
  )
}
