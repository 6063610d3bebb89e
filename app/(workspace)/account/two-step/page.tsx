import type { Metadata } from 'next'
import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { Form } from '@/app/_ui/form'
import { LinkButton } from '@/app/_ui/link-button'
import { Notice } from '@/app/_ui/notice'
import { PageHeader } from '@/app/_ui/page-header'
import { Section } from '@/app/_ui/section'
import { Trail } from '@/app/_ui/trail'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { getTwoStep } from '@/lib/features/factors/service'
import { unlessOver } from '../session-over'
import { recoveryCodesAction } from './actions'
import { Factors } from './factors'
import { NewCodes } from './new-codes'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).twoStep.title }
}

export default async function Page({ searchParams }: PageProps<'/account/two-step'>) {
  const caller = await requirePageCaller()
  const [state, { account, twoStep: m, recoveryCodes }, { notice }] = await Promise.all([
    unlessOver(getTwoStep(caller)),
    messages(),
    searchParams,
  ])
  const factors = state?.factors ?? []

  return (
    <>
      <PageHeader
        title={m.title}
        lead={m.lead}
        trail={<Trail steps={[{ name: account.title, href: '/account' }]} />}
      />
      <div className="grid gap-8 sm:gap-10">
        {!state && <Notice look="danger">{account.sessionOver}</Notice>}
        {notice === 'recovered' && factors.length === 0 && <Notice>{m.recovered}</Notice>}
        {state && (
          <Section title={m.apps} lead={m.appsLead}>
            <Factors factors={factors} />
            <LinkButton
              look={factors.length > 0 ? 'secondary' : 'primary'}
              href="/account/two-step/add"
              className="mt-4 max-sm:w-full"
            >
              {factors.length > 0 ? m.addAnother : m.add}
            </LinkButton>
          </Section>
        )}
        {state && factors.length > 0 && (
          <Section title={m.codes} lead={m.codesLead}>
            <Form action={recoveryCodesAction} label={m.codes} className="grid gap-4">
              <CodesLeft {...state.recoveryCodes} />
              <NewCodes m={m} codes={recoveryCodes} />
            </Form>
          </Section>
        )}
      </div>
    </>
  )
}

async function CodesLeft({ left, kept }: { left: number; kept: boolean }) {
  const { twoStep: m } = await messages()
  if (left === 0) return <Notice look="danger">{m.noCodes}</Notice>
  if (!kept) return <Notice>{fill(m.codesNotKept, { count: left })}</Notice>
  return <p>{fill(m.codesLeft, { count: left })}</p>
}
