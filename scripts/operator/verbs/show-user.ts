import { pageHelp, readId, readLimit } from '../arguments.ts'
import { line, section } from '../lines.ts'
import type { Verb } from '../verb.ts'

type User = {
  id: string
  email: string | null
  createdAt: string | null
  confirmedAt: string | null
  bannedUntil: string | null
  lastSignInAt: string | null
  factors: { id: string; type: string; status: string; createdAt: string }[]
  passkeys: { id: string; name: string; createdAt: string; lastUsedAt: string | null }[]
  workspaces: { id: string; name: string; role: string }[]
  sessions: (Place & { id: string; createdAt: string; lastUsedAt: string })[]
  impersonations: Impersonation[]
  events: (Place & { id: string; kind: string; method: string | null; createdAt: string })[]
}
type Impersonation = {
  id: string
  operatorName: string
  reason: string
  createdAt: string
  openedAt: string | null
  endedAt: string | null
}
type Place = { userAgent: string | null; ipAddress: string | null }

export const showUser: Verb = {
  subject: '<address or id>',
  summary:
    'shows the state of an account, its workspaces, sessions, impersonations and latest sign-in events',
  help: `${pageHelp}
--events-before <id>  shows the events before this one`,
  options: { limit: { type: 'string' }, 'events-before': { type: 'string' } },
  needsReason: true,
  async run({ subject, values, operator, reason, call }) {
    const before = readId('--events-before', values['events-before'])
    const [found] = await call<{ user: User }>(
      'select private.operator_show_user($1, $2, $3, $4, $5) as user',
      [operator, reason, subject, readLimit(values.limit), before],
    )
    const { user } = found!
    return { data: user, lines: linesOf(user) }
  },
}

function linesOf({ id, email, createdAt, confirmedAt, bannedUntil, lastSignInAt, ...user }: User) {
  return [
    `${id}  ${line(email ?? 'no address', createdAt && `since ${createdAt}`)}`,
    line(
      confirmedAt ? `Confirmed ${confirmedAt}` : 'Not confirmed',
      bannedUntil && `banned until ${bannedUntil}`,
      lastSignInAt && `last sign-in ${lastSignInAt}`,
    ),
    ...section(
      'Second factors',
      user.factors.map((factor) => `${factor.id}  ${line(factor.type, factor.status, factor.createdAt)}`),
    ),
    ...section(
      'Passkeys',
      user.passkeys.map(
        (passkey) =>
          `${passkey.id}  ${line(`“${passkey.name}”`, `since ${passkey.createdAt}`, passkey.lastUsedAt && `used ${passkey.lastUsedAt}`)}`,
      ),
    ),
    ...section(
      'Workspaces',
      user.workspaces.map((joined) => `${joined.id}  ${line(joined.role, `“${joined.name}”`)}`),
    ),
    ...section(
      'Sessions',
      user.sessions.map(
        (session) =>
          `${session.id}  ${line(`since ${session.createdAt}`, `used ${session.lastUsedAt}`, ...placeOf(session))}`,
      ),
    ),
    ...section(
      'Impersonations',
      user.impersonations.map(
        ({ id: impersonation, operatorName, reason, createdAt: prepared, openedAt, endedAt }) =>
          `${impersonation}  ${line(prepared, operatorName, reason, openedAt ? `opened ${openedAt}` : 'not opened', endedAt && `ended ${endedAt}`)}`,
      ),
    ),
    ...section(
      'Events',
      user.events.map(
        (event) => `${event.id}  ${line(event.createdAt, event.kind, event.method, ...placeOf(event))}`,
      ),
    ),
  ]
}

const placeOf = ({ userAgent, ipAddress }: Place) => [ipAddress, userAgent]
