import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Form } from '@/app/_ui/form'
import { FormPage } from '@/app/_ui/form-page'
import { SubmitButton } from '@/app/_ui/submit-button'
import { TextField } from '@/app/_ui/text-field'
import { TextLink } from '@/app/_ui/text-link'
import { ownPath } from '@/lib/auth/own-path'
import { visitingCaller } from '@/lib/auth/page-caller'
import { createAccount } from './actions'

export const metadata: Metadata = { title: 'Sign up' }

export default async function Page({ searchParams }: PageProps<'/sign-up'>) {
  const next = ownPath((await searchParams).next)
  if (await visitingCaller()) redirect(next)

  return (
    <FormPage
      title="Create an account"
      below={
        <p>
          Already have one? <TextLink href={`/sign-in?${new URLSearchParams({ next })}`}>Sign in</TextLink>
        </p>
      }
    >
      <Form action={createAccount.bind(null, next)}>
        <TextField
          name="displayName"
          label="Your name"
          hint="Shown to people you work with."
          autoComplete="name"
        />
        <TextField name="email" label="E-mail" type="email" autoComplete="username" />
        <TextField
          name="password"
          label="Password"
          hint="At least 10 characters."
          type="password"
          autoComplete="new-password"
        />
        <SubmitButton>Create account</SubmitButton>
      </Form>
    </FormPage>
  )
}
