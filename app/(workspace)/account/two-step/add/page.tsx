import type { Metadata } from 'next'
import { messages } from '@/app/_messages/messages'
import { Form } from '@/app/_ui/form'
import { PageHeader } from '@/app/_ui/page-header'
import { Panel } from '@/app/_ui/panel'
import { Trail } from '@/app/_ui/trail'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { addFactorAction } from '../actions'
import { Steps } from './steps'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).enrolment.title }
}

export default async function Page() {
  await requirePageCaller()
  const { account, twoStep, enrolment: m, recoveryCodes } = await messages()
  const trail = [
    { name: account.title, href: '/account' },
    { name: twoStep.title, href: '/account/two-step' },
  ] as const

  return (
    <>
      <PageHeader title={m.title} lead={m.lead} trail={<Trail steps={[...trail]} />} />
      <Panel className="max-w-xl">
        <Form action={addFactorAction} label={m.title}>
          <Steps m={m} codes={recoveryCodes} />
        </Form>
      </Panel>
    </>
  )
}
