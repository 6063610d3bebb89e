import { sql } from 'kysely'
import type { Role } from '@/lib/auth/permissions'
import { named } from '@/lib/db/named'
import type { Tx } from '@/lib/db/transaction'
import { ofVersion, type Versions } from '@/lib/db/versions'

const columns = [
  'memberships.user_id as userId',
  'profiles.display_name as displayName',
  'memberships.version',
  'memberships.created_at as joinedAt',
] as const
const role = sql<Role>`memberships.role`.as('role')

type Start = {
  after: [joinedAt: string, userId: string] | undefined
  limit: number
  q?: string | undefined
}

const byJoining = { name: 'displayName', by: [['joinedAt'], ['userId']] } as const

export async function selectMembers(tx: Tx, workspaceId: string, { after, limit, q }: Start) {
  return named(
    tx,
    { q, limit },
    (page) =>
      tx
        .selectFrom('memberships')
        .innerJoin('profiles', 'profiles.id', 'memberships.user_id')
        .select([...columns, role])
        .where('memberships.workspace_id', '=', workspaceId)
        .$if(after !== undefined, (query) =>
          query.where(
            sql<boolean>`(memberships.created_at, memberships.user_id) > (${after![0]}::timestamptz, ${after![1]}::uuid)`,
          ),
        )
        .orderBy('memberships.created_at')
        .orderBy('memberships.user_id')
        .limit(page.limit + 1),
    byJoining,
  )
}

export async function selectMemberNames(tx: Tx, workspaceId: string, userIds: string[]) {
  return tx
    .selectFrom('memberships')
    .innerJoin('profiles', 'profiles.id', 'memberships.user_id')
    .select(['memberships.user_id as userId', 'profiles.display_name as displayName'])
    .where('memberships.workspace_id', '=', workspaceId)
    .where('memberships.user_id', 'in', userIds)
    .execute()
}

export async function selectMember(tx: Tx, workspaceId: string, userId: string) {
  return tx
    .selectFrom('memberships')
    .innerJoin('profiles', 'profiles.id', 'memberships.user_id')
    .select([...columns, role])
    .where('memberships.workspace_id', '=', workspaceId)
    .where('memberships.user_id', '=', userId)
    .executeTakeFirst()
}

/** Undefined for a member whom the caller may not change. */
export async function updateMember(
  tx: Tx,
  workspaceId: string,
  userId: string,
  newRole: Role,
  versions: Versions,
) {
  return tx
    .updateTable('memberships')
    .from('profiles')
    .set({ role: newRole })
    .whereRef('profiles.id', '=', 'memberships.user_id')
    .where('memberships.workspace_id', '=', workspaceId)
    .where('memberships.user_id', '=', userId)
    .where(ofVersion(versions, 'memberships.version'))
    .returning([...columns, role])
    .executeTakeFirst()
}

export async function updateOwnership(tx: Tx, workspaceId: string, from: string, to: string) {
  return tx
    .updateTable('memberships')
    .from('profiles')
    .set({ role: sql<Role>`case when memberships.user_id = ${to} then 'owner' else 'admin' end` })
    .whereRef('profiles.id', '=', 'memberships.user_id')
    .where('memberships.workspace_id', '=', workspaceId)
    .where('memberships.user_id', 'in', [from, to])
    .returning([...columns, role])
    .execute()
}

/** Undefined for a member whom the caller may not remove. */
export async function deleteMember(tx: Tx, workspaceId: string, userId: string) {
  return tx
    .deleteFrom('memberships')
    .where('workspace_id', '=', workspaceId)
    .where('user_id', '=', userId)
    .returning('user_id')
    .executeTakeFirst()
}

export async function requireRecentProof(tx: Tx) {
  await tx.selectNoFrom(sql`private.require_recent_proof()`.as('proved')).execute()
}
