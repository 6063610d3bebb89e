import type { Metadata } from 'next'
import { messages } from '@/app/_messages/messages'
import { Form } from '@/app/_ui/form'
import { FormPage } from '@/app/_ui/form-page'
import { SubmitButton } from '@/app/_ui/submit-button'
import { TextField } from '@/app/_ui/text-field'
import { TextLink } from '@/app/_ui/text-link'
import { ownPath } from '@/lib/auth/own-path'
import { resendConfirmationAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).resend.title }
}

export default async function Page({ searchParams }: PageProps<'/resend-confirmation'>) {
  const next = ownPath((await searchParams).next)
  const { resend, fields, signIn } = await messages()

  return (
    <FormPage
      title={resend.title}
      lead={resend.lead}
      below={
        <p>
          {resend.confirmed}{' '}
          <TextLink href={`/sign-in?${new URLSearchParams({ next })}`}>{signIn.title}</TextLink>
        </p>
      }
    >
      <Form action={resendConfirmationAction.bind(null, { next })}>
        <TextField name="email" label={fields.email} type="email" autoComplete="username" />
        <SubmitButton>{resend.verb}</SubmitButton>
      </Form>
    </FormPage>
  )
}
