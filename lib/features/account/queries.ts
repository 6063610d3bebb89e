import { sql } from 'kysely'
import type { Tx } from '@/lib/db/transaction'
import { ofVersion, type Versions } from '@/lib/db/versions'
import type { ChangeAccount, Session } from './schema'
import type { ConfirmLink } from './sign-in-schema'

const account = [
  'id',
  sql<string | null>`private.own_email()`.as('email'),
  'display_name as displayName',
  'version',
  'created_at as createdAt',
  'updated_at as updatedAt',
] as const

export async function selectProfile(tx: Tx, userId: string) {
  return tx
    .selectFrom('profiles')
    .select(['display_name as displayName', sql<string | null>`private.own_email()`.as('email')])
    .where('id', '=', userId)
    .executeTakeFirst()
}

export async function selectAccount(tx: Tx, userId: string) {
  return tx.selectFrom('profiles').select(account).where('id', '=', userId).executeTakeFirst()
}

export async function updateAccount(
  tx: Tx,
  userId: string,
  { displayName }: ChangeAccount,
  versions: Versions,
) {
  return tx
    .updateTable('profiles')
    .set({ display_name: displayName })
    .where('id', '=', userId)
    .where(ofVersion(versions))
    .returning(account)
    .executeTakeFirst()
}

/** Returns the workspaces that keep the account. An empty list means that the account is gone. */
export async function deleteAccount(tx: Tx) {
  return tx
    .selectFrom(sql<{ id: string; name: string }>`private.remove_account()`.as('kept'))
    .select(['id', 'name'])
    .execute()
}

type SessionRow = {
  id: string
  created_at: string
  last_used_at: string
  user_agent: string | null
  ip_address: string | null
  current: boolean
}

export async function selectSessions(
  tx: Tx,
  [moment, id]: [moment: string | null, id: string | null],
  atMost: number,
): Promise<Session[]> {
  const sessions = sql<SessionRow>`private.own_sessions(${moment}::timestamptz, ${id}::uuid, ${atMost}::int)`
  return tx
    .selectFrom(sessions.as('sessions'))
    .select([
      'id',
      'created_at as createdAt',
      'last_used_at as lastUsedAt',
      'user_agent as userAgent',
      'ip_address as ipAddress',
      'current',
    ])
    .execute()
}

export async function deleteSessions(tx: Tx, sessionId: string | null) {
  const { ended } = await tx
    .selectNoFrom(sql<number>`private.end_own_sessions(${sessionId}::uuid)`.as('ended'))
    .executeTakeFirstOrThrow()
  return ended
}

export async function selectLinkOwner(tx: Tx, { tokenHash, type }: ConfirmLink) {
  const owner = sql<LinkOwnerRow>`private.link_owner(${tokenHash}, ${type})`
  return tx
    .selectFrom(owner.as('owner'))
    .select(['email', 'new_email as newEmail', 'awaits_other as awaitsOther', 'mailed_at as mailedAt'])
    .executeTakeFirst()
}

type LinkOwnerRow = {
  email: string | null
  new_email: string | null
  awaits_other: boolean
  mailed_at: string | null
}
