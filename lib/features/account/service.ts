import { type Caller, type Proof, requirePerson, type UserCaller } from '@/lib/auth/caller'
import { found } from '@/lib/db/found'
import type { Page, PageRequest } from '@/lib/db/page'
import { asReader, asUser } from '@/lib/db/transaction'
import type { Versions } from '@/lib/db/versions'
import { AppError, refuse } from '@/lib/errors'
import { TypedAddress } from '@/lib/mail/address'
import { logAuthEvent } from '@/lib/observability/auth-event-line'
import {
  type Account,
  type ChangeAccount,
  type Profile,
  type RemoveAccount,
  type Session,
  SessionPosition,
} from './schema'
import {
  deleteAccount,
  deleteSessions,
  selectAccount,
  selectProfile,
  selectSessions,
  updateAccount,
} from './queries'

/** Throws `forbidden` for an API key, like every function here. */
export async function getAccount(caller: Caller): Promise<Account> {
  const person = requirePerson(caller)
  return asReader(person, 'signed-in', async (tx) => existing(await selectAccount(tx, person.userId)))
}

export async function getProfile(caller: UserCaller): Promise<Profile> {
  return asReader(caller, 'signed-in', async (tx) => found(await selectProfile(tx, caller.userId)))
}

/** Throws `factor_required` and `proof_required`, before a change that Supabase Auth makes. The change itself asks for `shown`. */
export async function requireRecentProof(caller: UserCaller, shown: readonly Proof[] = []): Promise<void> {
  const { aal, amr } = caller.assurance ?? { aal: 'aal1', amr: [] }
  const proving = { ...caller, assurance: { aal, amr: [...amr, ...shown] } }
  await asReader(proving, 'recent-proof', async () => {})
}

export async function changeAccount(
  caller: Caller,
  input: ChangeAccount,
  versions?: Versions,
): Promise<Account> {
  const person = requirePerson(caller)
  return asUser(person, 'signed-in', async (tx) =>
    existing(await updateAccount(tx, person.userId, input, versions)),
  )
}

export async function listSessions(caller: Caller, { after, limit }: PageRequest): Promise<Page<Session>> {
  const start = after === undefined ? ([null, null] as [null, null]) : startOf(after)
  return asReader(requirePerson(caller), 'living-session', async (tx) => {
    const rows = await selectSessions(tx, start, limit + 1)
    const last = rows.length > limit ? rows[limit - 1] : undefined
    return { items: rows.slice(0, limit), next: last && `${last.createdAt}/${last.id}` }
  })
}

export async function endSession(caller: Caller, sessionId: string): Promise<void> {
  const person = requirePerson(caller)
  await asUser(person, 'living-session', async (tx) => {
    const ended = await deleteSessions(tx, sessionId)
    found(ended || undefined)
  })
  logAuthEvent('session_ended', person)
}

export async function endReplacedSession(caller: UserCaller, sessionId: string): Promise<void> {
  await asUser(caller, 'living-session', (tx) => deleteSessions(tx, sessionId))
  logAuthEvent('session_ended', caller)
}

export async function endSessions(caller: Caller): Promise<void> {
  const person = requirePerson(caller)
  await asUser(person, 'living-session', (tx) => deleteSessions(tx, null))
  logAuthEvent('session_ended', person)
}

/** The database mails the address. Throws `invalid_request` unless `confirm` is the address, and `conflict` with workspaces that would lose their last owner. */
export async function removeAccount(caller: Caller, { confirm }: RemoveAccount): Promise<void> {
  const person = requirePerson(caller)
  await asUser(person, 'recent-proof', async (tx) => {
    const [account, kept] = await Promise.all([selectAccount(tx, person.userId), deleteAccount(tx)])
    if (confirm !== TypedAddress.safeParse(existing(account).email).data)
      refuse('body.confirm', 'This is not your address.')
    if (kept.length > 0) throw stillNeeded(kept)
  })
  logAuthEvent('account_removed', person)
}

function startOf(after: string): [string, string] {
  const start = SessionPosition.safeParse(after.split('/'))
  return start.success ? start.data : refuse('query.cursor', 'Use the cursor of the previous page.')
}

/** An access token may outlive its account. */
function existing<Row>(account: Row | undefined): Row {
  if (!account) throw new AppError('unauthenticated', 'This account no longer exists.')
  return account
}

function stillNeeded(workspaces: { id: string; name: string }[]) {
  const details = workspaces.map(({ id, name }) => ({
    path: `workspaces.${id}`,
    message: `“${name}” has other members and no other owner: hand it on or remove it first.`,
  }))
  return new AppError('conflict', 'You are the last owner of workspaces that have other members.', {
    details,
  })
}
