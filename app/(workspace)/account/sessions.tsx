import { messages, type Messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { Badge } from '@/app/_ui/badge'
import { Button } from '@/app/_ui/button'
import { Form } from '@/app/_ui/form'
import { Notice } from '@/app/_ui/notice'
import { SubmitButton } from '@/app/_ui/submit-button'
import { momentOf, Time } from '@/app/_ui/time'
import type { UserCaller } from '@/lib/auth/caller'
import type { Session } from '@/lib/features/account/schema'
import { listSessions } from '@/lib/features/account/service'
import { endSessionAction } from './actions'
import { deviceName } from './device-name'
import { unlessOver } from './session-over'

/** More than people have devices. Signing out everywhere also ends the others. */
const SHOWN_MAX = 50

export async function Sessions({ caller }: { caller: UserCaller }) {
  const { account: m } = await messages()
  const sessions = await unlessOver(listSessions(caller, { limit: SHOWN_MAX }))

  if (!sessions) return <Notice look="danger">{m.sessionOver}</Notice>
  return (
    <ul
      aria-label={m.sessions}
      className="divide-y divide-line rounded-xl border border-line bg-surface shadow-raised"
    >
      {sessions.items.map((session) => (
        <SessionItem key={session.id} session={session} m={m} />
      ))}
    </ul>
  )
}

async function SessionItem({ session, m }: { session: Session; m: Messages['account'] }) {
  const { id, current, ipAddress, lastUsedAt, userAgent } = session
  const device = deviceName(userAgent, m)
  const moment = await momentOf(lastUsedAt)

  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {device}
          {current && <Badge look="accent">{m.thisOne}</Badge>}
        </p>
        <p className="text-sm text-ink-soft">
          {m.lastUsed} <Time at={lastUsedAt} />
          {ipAddress && ` · ${m.place} ${ipAddress}`}
        </p>
      </div>
      {!current && (
        <Form action={endSessionAction.bind(null, { sessionId: id })} className="grid gap-2" announced>
          <SubmitButton look="danger-quiet" label={fill(m.endSessionOf, { device, moment })}>
            {m.endSession}
          </SubmitButton>
        </Form>
      )}
    </li>
  )
}

export async function SignOutButtons() {
  const { account: m } = await messages()

  return (
    <form action="/auth/sign-out" method="post" className="mt-4 flex flex-wrap gap-3">
      <Button type="submit" look="secondary">
        {m.signOut}
      </Button>
      <Button type="submit" look="secondary" name="scope" value="global">
        {m.signOutEverywhere}
      </Button>
    </form>
  )
}
