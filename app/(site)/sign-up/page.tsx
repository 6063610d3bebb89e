import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { messages } from '@/app/_messages/messages'
import { Form } from '@/app/_ui/form'
import { FormPage } from '@/app/_ui/form-page'
import { SubmitButton } from '@/app/_ui/submit-button'
import { TextField } from '@/app/_ui/text-field'
import { TextLink } from '@/app/_ui/text-link'
import { ownPath } from '@/lib/auth/own-path'
import { visitingCaller } from '@/lib/auth/page-caller'
import { Captcha } from '../captcha/captcha'
import { ProviderButtons } from '../sign-in/provider-buttons'
import { signUpAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).signUp.meta }
}

export default async function Page({ searchParams }: PageProps<'/sign-up'>) {
  const next = ownPath((await searchParams).next)
  if (await visitingCaller()) redirect(next)
  const { signUp, signIn, fields } = await messages()

  return (
    <FormPage
      title={signUp.title}
      lead={signUp.lead}
      below={
        <p>
          {signUp.already}{' '}
          <TextLink href={`/sign-in?${new URLSearchParams({ next })}`}>{signIn.title}</TextLink>
        </p>
      }
    >
      <div className="grid gap-5">
        <Form action={signUpAction.bind(null, { next })} className="grid gap-4">
          <TextField name="email" label={fields.email} type="email" autoComplete="username" />
          <Captcha />
          <SubmitButton className="mt-1">{signUp.verb}</SubmitButton>
        </Form>
        <ProviderButtons next={next} />
      </div>
    </FormPage>
  )
}
