import { messages } from '@/app/_messages/messages'
import { Form } from '@/app/_ui/form'
import { SubmitButton } from '@/app/_ui/submit-button'
import { TextField } from '@/app/_ui/text-field'
import { changePasswordAction } from './actions'

export async function PasswordForm({ email }: { email: string | undefined }) {
  const { account: m, fields } = await messages()

  return (
    <Form action={changePasswordAction} label={m.password} className="grid max-w-form gap-4">
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <TextField
        name="currentPassword"
        label={fields.currentPassword}
        type="password"
        autoComplete="current-password"
      />
      <TextField
        name="password"
        label={fields.newPassword}
        hint={fields.passwordHint}
        type="password"
        autoComplete="new-password"
      />
      <div>
        <SubmitButton className="max-sm:w-full">{m.changePassword}</SubmitButton>
      </div>
    </Form>
  )
}
