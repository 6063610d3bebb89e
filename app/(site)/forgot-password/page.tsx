import type { Metadata } from 'next'
import { messages } from '@/app/_messages/messages'
import { Form } from '@/app/_ui/form'
import { FormPage } from '@/app/_ui/form-page'
import { SubmitButton } from '@/app/_ui/submit-button'
import { TextField } from '@/app/_ui/text-field'
import { TextLink } from '@/app/_ui/text-link'
import { Captcha } from '../captcha/captcha'
import { requestPasswordResetAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).forgot.title }
}

export default async function Page() {
  const { forgot, fields, signIn } = await messages()

  return (
    <FormPage
      title={forgot.title}
      lead={forgot.lead}
      below={
        <p>
          {forgot.remembered} <TextLink href="/sign-in">{signIn.title}</TextLink>
        </p>
      }
    >
      <Form action={requestPasswordResetAction}>
        <TextField name="email" label={fields.email} type="email" autoComplete="username" />
        <Captcha />
        <SubmitButton>{forgot.verb}</SubmitButton>
      </Form>
    </FormPage>
  )
}
