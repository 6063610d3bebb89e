import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Form } from '@/app/_ui/form'
import { FormPage } from '@/app/_ui/form-page'
import { Notice } from '@/app/_ui/notice'
import { SubmitButton } from '@/app/_ui/submit-button'
import { TextField } from '@/app/_ui/text-field'
import { TextLink } from '@/app/_ui/text-link'
import { ownPath } from '@/lib/auth/own-path'
import { visitingCaller } from '@/lib/auth/page-caller'
import { signInWith } from './actions'
import { noticeOf } from './notices'

export const metadata: Metadata = { title: 'Sign in' }

export default async function Page({ searchParams }: PageProps<'/sign-in'>) {
  const { next, notice } = await searchParams
  if (await visitingCaller()) redirect(ownPath(next))
  const text = noticeOf(notice)

  return (
    <FormPage
      title="Sign in"
      below={
        <p>
          New here?{' '}
          <TextLink href={`/sign-up?${new URLSearchParams({ next: ownPath(next) })}`}>
            Create an account
          </TextLink>
        </p>
      }
    >
      <div className="grid gap-5">
        {text && <Notice look="danger">{text}</Notice>}
        <Form action={signInWith.bind(null, ownPath(next))}>
          <TextField name="email" label="E-mail" type="email" autoComplete="username" />
          <TextField name="password" label="Password" type="password" autoComplete="current-password" />
          <div className="grid gap-3">
            <SubmitButton>Sign in</SubmitButton>
            <SubmitButton look="secondary" intent="link">
              Mail me a sign-in link
            </SubmitButton>
          </div>
          <p>
            <TextLink href="/forgot-password">Forgot your password?</TextLink>
          </p>
        </Form>
      </div>
    </FormPage>
  )
}
