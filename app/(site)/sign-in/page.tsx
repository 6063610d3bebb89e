import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { messages } from '@/app/_messages/messages'
import { PasskeyCeremony } from '@/app/_passkeys/ceremony'
import { Form } from '@/app/_ui/form'
import { FormPage } from '@/app/_ui/form-page'
import { Notice } from '@/app/_ui/notice'
import { SubmitButton } from '@/app/_ui/submit-button'
import { TextField } from '@/app/_ui/text-field'
import { TextLink } from '@/app/_ui/text-link'
import { ownPath } from '@/lib/auth/own-path'
import { visitingCaller } from '@/lib/auth/page-caller'
import { hasPasskeys } from '@/lib/auth/passkeys'
import { Captcha } from '../captcha/captcha'
import { passkeySignInAction, signInAction } from './actions'
import { ProviderButtons } from './provider-buttons'
import { noticeOf } from './notices'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).signIn.title }
}

export default async function Page({ searchParams }: PageProps<'/sign-in'>) {
  const { next, notice } = await searchParams
  const known = noticeOf(notice)
  // A signed-in visitor reads the notice too, since the link may be for somebody else.
  if (!known && (await visitingCaller())) redirect(ownPath(next))
  const { signIn, oauth, fields, passkeyCeremony } = await messages()
  const sentences = { ...signIn, ...oauth }

  return (
    <FormPage
      title={signIn.title}
      below={
        <p>
          {signIn.newHere}{' '}
          <TextLink href={`/sign-up?${new URLSearchParams({ next: ownPath(next) })}`}>
            {signIn.create}
          </TextLink>
        </p>
      }
    >
      <div className="grid gap-5">
        {known && <Notice look={known === 'account-removed' ? 'plain' : 'danger'}>{sentences[known]}</Notice>}
        <Form action={signInAction.bind(null, { next: ownPath(next) })} className="grid gap-4">
          <TextField name="email" label={fields.email} type="email" autoComplete="username" />
          <TextField
            name="password"
            label={fields.password}
            type="password"
            autoComplete="current-password"
          />
          <Captcha />
          <div className="mt-1 grid gap-2">
            <SubmitButton>{signIn.verb}</SubmitButton>
            <SubmitButton look="secondary" intent="link">
              {signIn.byLink}
            </SubmitButton>
          </div>
          <p>
            <TextLink href="/forgot-password">{signIn.forgot}</TextLink>
          </p>
        </Form>
        {hasPasskeys && (
          <Form action={passkeySignInAction.bind(null, { next: ownPath(next) })} className="grid gap-4">
            <PasskeyCeremony kind="get" verb={passkeyCeremony.signIn} words={passkeyCeremony} />
          </Form>
        )}
        <ProviderButtons next={ownPath(next)} />
      </div>
    </FormPage>
  )
}
