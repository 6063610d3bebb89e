import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { messages } from '@/app/_messages/messages'
import { Form } from '@/app/_ui/form'
import { FormPage } from '@/app/_ui/form-page'
import { SubmitButton } from '@/app/_ui/submit-button'
import { TextField } from '@/app/_ui/text-field'
import { pageSupabase, requirePageCaller } from '@/lib/auth/page-caller'
import { mayResetPassword } from '@/lib/features/account/password-service'
import { resetPasswordAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).reset.title }
}

export default async function Page() {
  await requirePageCaller()
  if (!(await mayResetPassword(await pageSupabase()))) redirect('/forgot-password')
  const { reset, fields } = await messages()

  return (
    <FormPage title={reset.title} lead={reset.lead}>
      <Form action={resetPasswordAction}>
        <TextField
          name="password"
          label={fields.newPassword}
          hint={fields.passwordHint}
          type="password"
          autoComplete="new-password"
        />
        <SubmitButton>{reset.verb}</SubmitButton>
      </Form>
    </FormPage>
  )
}
