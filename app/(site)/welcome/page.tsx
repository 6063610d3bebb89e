import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { messages } from '@/app/_messages/messages'
import { Form } from '@/app/_ui/form'
import { FormPage } from '@/app/_ui/form-page'
import { SubmitButton } from '@/app/_ui/submit-button'
import { TextField } from '@/app/_ui/text-field'
import { TextLink } from '@/app/_ui/text-link'
import { ownPath } from '@/lib/auth/own-path'
import { pageSupabase, requirePageCaller } from '@/lib/auth/page-caller'
import { cameByProvider, mayResetPassword } from '@/lib/features/account/password-service'
import { getAccount } from '@/lib/features/account/service'
import { welcomeAction } from './actions'
import { NameAlone } from './name-alone'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).welcome.title }
}

/**
 * Name and password of a new account, whose mailbox is proved. Both can wait, since a mailed link signs in too. Another service has
 * proved no mailbox to us at this moment, so an account that came by one chooses a name alone.
 */
export default async function Page({ searchParams }: PageProps<'/welcome'>) {
  const next = ownPath((await searchParams).next)
  const caller = await requirePageCaller()
  const mayChoosePassword = await mayResetPassword(await pageSupabase())
  if (!mayChoosePassword && !cameByProvider(caller)) redirect(next)
  const { displayName, email } = await getAccount(caller)
  if (!mayChoosePassword) return <NameAlone displayName={displayName} next={next} />
  const { welcome, fields } = await messages()

  return (
    <FormPage
      title={welcome.title}
      lead={welcome.lead}
      below={
        <p>
          {welcome.later} <TextLink href={next}>{welcome.skip}</TextLink>
        </p>
      }
    >
      <Form action={welcomeAction.bind(null, { next })} className="grid gap-4">
        <input type="hidden" autoComplete="username" value={email ?? ''} readOnly />
        <TextField
          name="displayName"
          label={fields.yourName}
          hint={fields.yourNameHint}
          autoComplete="name"
        />
        <TextField
          name="password"
          label={fields.password}
          hint={fields.passwordHint}
          type="password"
          autoComplete="new-password"
        />
        <SubmitButton className="mt-1">{welcome.verb}</SubmitButton>
      </Form>
    </FormPage>
  )
}
