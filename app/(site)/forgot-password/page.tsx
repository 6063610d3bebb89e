import type { Metadata } from 'next'
import { Form } from '@/app/_ui/form'
import { FormPage } from '@/app/_ui/form-page'
import { SubmitButton } from '@/app/_ui/submit-button'
import { TextField } from '@/app/_ui/text-field'
import { TextLink } from '@/app/_ui/text-link'
import { mailResetLink } from './actions'

export const metadata: Metadata = { title: 'Forgot your password?' }

export default function Page() {
  return (
    <FormPage
      title="Forgot your password?"
      lead="We mail you a link with which you choose a new one."
      below={
        <p>
          Remembered it? <TextLink href="/sign-in">Sign in</TextLink>
        </p>
      }
    >
      <Form action={mailResetLink}>
        <TextField name="email" label="E-mail" type="email" autoComplete="username" />
        <SubmitButton>Mail me a link</SubmitButton>
      </Form>
    </FormPage>
  )
}
