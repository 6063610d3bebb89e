import { messages, type Messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { LinkButton } from '@/app/_ui/link-button'
import { Time } from '@/app/_ui/time'
import type { UserCaller } from '@/lib/auth/caller'
import { providerName } from '@/lib/auth/oauth'
import type { AuthEvent } from '@/lib/features/auth-events/schema'
import { listAuthEvents } from '@/lib/features/auth-events/service'
import { deviceName } from '../device-name'
import { unlessOver } from '../session-over'

const LATEST = 5

/** The beginning of the log, and the way to the rest. The list of sessions says when the session is over. */
export async function LatestEvents({ caller }: { caller: UserCaller }) {
  const { signInLog: m } = await messages()
  const log = await unlessOver(listAuthEvents(caller, { limit: LATEST }))
  if (!log) return null

  return (
    <>
      {log.items.length === 0 ? <p className="text-ink-soft">{m.empty}</p> : <Events items={log.items} />}
      {log.next && (
        <LinkButton look="secondary" href="/account/sign-in-log" className="mt-4">
          {m.all}
        </LinkButton>
      )}
    </>
  )
}

export async function Events({ items }: { items: AuthEvent[] }) {
  const m = await messages()

  return (
    <ol
      aria-label={m.signInLog.list}
      className="divide-y divide-line rounded-xl border border-line bg-surface shadow-raised"
    >
      {items.map((event) => (
        <EventItem key={event.id} event={event} m={m} />
      ))}
    </ol>
  )
}

function EventItem({ event, m }: { event: AuthEvent; m: Messages }) {
  const { createdAt, ipAddress, userAgent } = event

  return (
    <li className="px-4 py-3">
      <p className="font-medium wrap-anywhere">{titleOf(event, m.signInLog)}</p>
      <p className="text-sm text-ink-soft">
        <Time at={createdAt} />
        {userAgent && ` · ${deviceName(userAgent, m.account)}`}
        {ipAddress && ` · ${m.account.place} ${ipAddress}`}
      </p>
    </li>
  )
}

/** A method that Auth has learned since is left out. A connected service goes by its own name. */
function titleOf({ kind, method, operatorName, reason }: AuthEvent, m: Messages['signInLog']) {
  if (operatorName) return fill(m.viewed, { event: m.kinds[kind], name: operatorName, reason: reason ?? '' })
  const methods: Partial<Record<string, string>> = m.methods
  const isOfService = kind === 'identity_added' || kind === 'identity_removed'
  const known = kind === 'account_created' ? undefined : methods[method ?? '']
  const by = isOfService && method ? providerName(method) : known
  return by ? fill(m.by, { event: m.kinds[kind], method: by }) : m.kinds[kind]
}
