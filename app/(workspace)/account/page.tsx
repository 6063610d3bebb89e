import type { Metadata } from 'next'
import { Button } from '@/app/_ui/button'
import { Form } from '@/app/_ui/form'
import { PageHeader } from '@/app/_ui/page-header'
import { Panel } from '@/app/_ui/panel'
import { SubmitButton } from '@/app/_ui/submit-button'
import { TextField } from '@/app/_ui/text-field'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { getProfile } from '@/lib/features/account/service'
import { changeMyPassword } from './actions'

export const metadata: Metadata = { title: 'Account' }

export default async function Page() {
  const caller = await requirePageCaller()
  const { displayName } = await getProfile(caller)

  return (
    <>
      <PageHeader title="Your account" />
      <div className="grid gap-8">
        <Panel title="You">
          <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[max-content_1fr]">
            <dt className="text-ink-soft">Name</dt>
            <dd className="min-w-0">{displayName}</dd>
            <dt className="text-ink-soft">E-mail</dt>
            <dd className="min-w-0">{caller.email}</dd>
          </dl>
        </Panel>
        <Panel title="Change your password" lead="Every other device is signed out.">
          <Form action={changeMyPassword} label="Change your password" className="grid max-w-form gap-5">
            <input type="hidden" autoComplete="username" value={caller.email} readOnly />
            <TextField
              name="currentPassword"
              label="Current password"
              type="password"
              autoComplete="current-password"
            />
            <TextField
              name="password"
              label="New password"
              hint="At least 10 characters."
              type="password"
              autoComplete="new-password"
            />
            <div>
              <SubmitButton className="max-sm:w-full">Change password</SubmitButton>
            </div>
          </Form>
        </Panel>
        <Panel title="Sign out" lead="Everywhere means on every device, within the hour.">
          <form action="/auth/sign-out" method="post" className="flex flex-wrap gap-3">
            <Button type="submit" look="secondary">
              Sign out
            </Button>
            <Button type="submit" look="secondary" name="scope" value="global">
              Sign out everywhere
            </Button>
          </form>
        </Panel>
      </div>
    </>
  )
}
