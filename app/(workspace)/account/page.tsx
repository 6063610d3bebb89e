import type { Metadata } from 'next'
import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { PreferenceSwitches } from '@/app/_preferences/preference-switches'
import { Avatar } from '@/app/_ui/avatar'
import { buttonClass } from '@/app/_ui/button'
import { ConfirmDialog } from '@/app/_ui/confirm-dialog'
import { PageHeader } from '@/app/_ui/page-header'
import { Section } from '@/app/_ui/section'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { getAccount } from '@/lib/features/account/service'
import { KEPT_DAYS } from '@/lib/features/auth-events/schema'
import { exportedFiles } from '@/lib/features/export/stored-files'
import { NameForm } from '../name-form'
import { changeAccountAction, removeAccountAction } from './actions'
import { PasswordForm } from './password-form'
import { Sessions, SignOutButtons } from './sessions'
import { LatestEvents } from './sign-in-log/events'
import { TwoStepState } from './two-step-state'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).account.meta }
}

export default async function Page() {
  const caller = await requirePageCaller()
  const [{ displayName, email, version }, { account: m, fields, signInLog, twoStep }] = await Promise.all([
    getAccount(caller),
    messages(),
  ])

  return (
    <>
      <PageHeader title={m.title} />
      <div className="grid gap-8 sm:gap-10">
        <Section title={m.profile} lead={m.profileLead}>
          <div className="mb-5 flex items-center gap-3">
            <Avatar name={displayName} />
            <p className="min-w-0">
              <span className="block font-medium">{displayName}</span>
              <span className="text-ink-soft">{email}</span>
            </p>
          </div>
          <NameForm
            action={changeAccountAction}
            field="displayName"
            label={fields.yourName}
            verb={fields.save}
            name={displayName}
            version={version}
          />
        </Section>
        <Section title={m.preferences} lead={m.preferencesLead}>
          <PreferenceSwitches />
        </Section>
        <Section title={m.password} lead={m.passwordLead}>
          <PasswordForm email={email ?? undefined} />
        </Section>
        <Section title={twoStep.title} lead={twoStep.lead}>
          <TwoStepState caller={caller} />
        </Section>
        <Section title={m.sessions} lead={m.sessionsLead}>
          <Sessions caller={caller} />
          <SignOutButtons />
        </Section>
        <Section title={signInLog.title} lead={fill(signInLog.lead, { days: KEPT_DAYS })}>
          <LatestEvents caller={caller} />
        </Section>
        {!caller.impersonation && (
          <Section title={m.export} lead={m.exportLead}>
            <p className="mb-4 text-ink-soft">
              {m.exportAbout} {exportedFiles.length > 0 && m.exportFiles}
            </p>
            <a href="/api/v1/me/export" download className={buttonClass('secondary', 'max-sm:w-full')}>
              {m.exportVerb}
            </a>
          </Section>
        )}
        {email && (
          <Section title={m.remove} lead={m.removeLead}>
            <ConfirmDialog
              action={removeAccountAction}
              look="danger"
              verb={m.removeVerb}
              title={m.removeTitle}
              typed={email}
            >
              <p>{m.removeQuestion}</p>
            </ConfirmDialog>
          </Section>
        )}
      </div>
    </>
  )
}
