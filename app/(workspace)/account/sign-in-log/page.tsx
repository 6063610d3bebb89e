import type { Metadata } from 'next'
import { KeyRound } from 'lucide-react'
import { pageRequestOf } from '@/app/(workspace)/list-page'
import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { EmptyState } from '@/app/_ui/empty-state'
import { Notice } from '@/app/_ui/notice'
import { PageHeader } from '@/app/_ui/page-header'
import { Pager } from '@/app/_ui/pager'
import { Trail } from '@/app/_ui/trail'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { KEPT_DAYS } from '@/lib/features/auth-events/schema'
import { listAuthEvents } from '@/lib/features/auth-events/service'
import { unlessOver } from '../session-over'
import { Events } from './events'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).signInLog.title }
}

export default async function Page({ searchParams }: PageProps<'/account/sign-in-log'>) {
  const caller = await requirePageCaller()
  const [{ account, signInLog: m }, page] = await Promise.all([messages(), pageRequestOf(searchParams)])
  const log = await unlessOver(listAuthEvents(caller, page))

  return (
    <>
      <PageHeader
        title={m.title}
        lead={fill(m.lead, { days: KEPT_DAYS })}
        trail={<Trail steps={[{ name: account.title, href: '/account' }]} />}
      />
      {!log && <Notice look="danger">{account.sessionOver}</Notice>}
      {log?.items.length === 0 && (
        <EmptyState title={m.emptyTitle} icon={<KeyRound />}>
          <p>{m.empty}</p>
        </EmptyState>
      )}
      {log && log.items.length > 0 && <Events items={log.items} />}
      <Pager path="/account/sign-in-log" what="authEvents" after={page.after} next={log?.next} />
    </>
  )
}
