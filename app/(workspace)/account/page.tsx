import type { Metadata } from 'next'
import { messages } from '@/app/_messages/messages'
import { PreferenceSwitches } from '@/app/_preferences/preference-switches'
import { Avatar } from '@/app/_ui/avatar'
import { Button } from '@/app/_ui/button'
import { Form } from '@/app/_ui/form'
import { PageHeader } from '@/app/_ui/page-header'
import { Section } from '@/app/_ui/section'
import { SubmitButton } from '@/app/_ui/submit-button'
import { TextField } from '@/app/_ui/text-field'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { getProfile } from '@/lib/features/account/service'
import { changeMyPassword } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).account.meta }
}

export default async function Page() {
  const caller = await requirePageCaller()
  const [{ displayName }, { account, fields }] = await Promise.all([getProfile(caller), messages()])

  return (
    <>
      <PageHeader title={account.title} />
      <div className="grid gap-8 sm:gap-10">
        <Section title={account.you}>
          <div className="flex items-center gap-3">
            <Avatar name={displayName} />
            <dl className="min-w-0">
              <dt className="sr-only">{account.name}</dt>
              <dd className="font-medium">{displayName}</dd>
              <dt className="sr-only">{fields.email}</dt>
              <dd className="text-ink-soft">{caller.email}</dd>
            </dl>
          </div>
        </Section>
        <Section title={account.preferences} lead={account.preferencesLead}>
          <PreferenceSwitches />
        </Section>
        <Section title={account.password} lead={account.passwordLead}>
          <Form action={changeMyPassword} label={account.password} className="grid max-w-form gap-4">
            <input type="hidden" autoComplete="username" value={caller.email} readOnly />
            <TextField
              name="currentPassword"
              label={fields.currentPassword}
              type="password"
              autoComplete="current-password"
            />
            <TextField
              name="password"
              label={fields.newPassword}
              hint={fields.passwordHint}
              type="password"
              autoComplete="new-password"
            />
            <div>
              <SubmitButton className="max-sm:w-full">{account.changePassword}</SubmitButton>
            </div>
          </Form>
        </Section>
        <Section title={account.signOut} lead={account.signOutLead}>
          <form action="/auth/sign-out" method="post" className="flex flex-wrap gap-3">
            <Button type="submit" look="secondary">
              {account.signOut}
            </Button>
            <Button type="submit" look="secondary" name="scope" value="global">
              {account.signOutEverywhere}
            </Button>
          </form>
        </Section>
      </div>
    </>
  )
}
