import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Form } from '@/app/_ui/form'
import { FormPage } from '@/app/_ui/form-page'
import { SubmitButton } from '@/app/_ui/submit-button'
import { TextField } from '@/app/_ui/text-field'
import { pageSupabase, requirePageCaller } from '@/lib/auth/page-caller'
import { mayResetPassword } from '@/lib/features/account/service'
import { chooseNewPassword } from './actions'

export const metadata: Metadata = { title: 'Choose a new password' }

export default async function Page() {
  await requirePageCaller()
  if (!(await mayResetPassword(await pageSupabase()))) redirect('/forgot-password')

  return (
    <FormPage title="Choose a new password" lead="You stay signed in here; every other device is signed out.">
      <Form action={chooseNewPassword}>
        <TextField
          name="password"
          label="New password"
          hint="At least 10 characters."
          type="password"
          autoComplete="new-password"
        />
        <SubmitButton>Save the password</SubmitButton>
      </Form>
    </FormPage>
  )
}
