import type { Metadata } from 'next'
import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { PreferenceSwitches } from '@/app/_preferences/preference-switches'
import { Avatar } from '@/app/_ui/avatar'
import { buttonClass } from '@/app/_ui/button'
import { ConfirmDialog } from '@/app/_ui/confirm-dialog'
import { PageHeader } from '@/app/_ui/page-header'
import { Notice } from '@/app/_ui/notice'
import { Section } from '@/app/_ui/section'
import { offeredProviders } from '@/lib/auth/oauth'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { getSignInMethods } from '@/lib/features/account/identity-service'
import { hasPasskeys } from '@/lib/auth/passkeys'
import { getAccount } from '@/lib/features/account/service'
import { KEPT_DAYS } from '@/lib/features/auth-events/schema'
import { exportedFiles } from '@/lib/features/export/stored-files'
import { NameForm } from '../name-form'
import { changeAccountAction, removeAccountAction } from './actions'
import { noticeOf } from './notices'
import { Passkeys } from './passkeys/passkeys'
import { PasswordForm } from './password-form'
import { PasswordLink } from './password-link'
import { Sessions, SignOutButtons } from './sessions'
import { LatestEvents } from './sign-in-log/events'
import { SignInMethods } from './sign-in-methods'
import { TwoStepState } from './two-step-state'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).account.meta }
}

export default async function Page({ searchParams }: PageProps<'/account'>) {
  const caller = await requirePageCaller()
  const [account, methods, words, { notice }] = await Promise.all([
    getAccount(caller),
    getSignInMethods(caller),
    messages(),
    searchParams,
  ])
  const { account: m, fields, oauth, passkeys, signInLog, signInMethods, twoStep } = words
  const { displayName, email, version } = account
  const known = noticeOf(notice)

  return (
    <>
      <PageHeader title={m.title} />
      <div className="grid gap-8 sm:gap-10">
        {known && <Notice look={known === 'provider-linked' ? 'plain' : 'danger'}>{oauth[known]}</Notice>}
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
        <Section title={methods.hasPassword ? m.password : m.setPassword} lead={m.passwordLead}>
          {methods.hasPassword ? <PasswordForm email={email ?? undefined} /> : <PasswordLink />}
        </Section>
        {(offeredProviders.length > 0 || methods.identities.length > 0) && (
          <Section title={signInMethods.title} lead={signInMethods.lead}>
            <SignInMethods identities={methods.identities} />
          </Section>
        )}
        {hasPasskeys && (
          <Section title={passkeys.title} lead={passkeys.lead}>
            <Passkeys caller={caller} />
          </Section>
        )}
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
