import { type Selectable, sql } from 'kysely'
import type { Role } from '@/lib/auth/permissions'
import { named, type NamedPageRequest } from '@/lib/db/named'
import { newestFirst } from '@/lib/db/page'
import type { Tables } from '@/lib/db/tables'
import type { Tx } from '@/lib/db/transaction'
import { ofVersion, type Versions } from '@/lib/db/versions'
import type { ChangeWorkspace, ClosedWorkspace, CreateWorkspace } from './schema'

const columns = [
  'workspaces.id',
  'name',
  'requires_factor as requiresFactor',
  'time_zone as timeZone',
  'workspaces.version',
  'workspaces.created_at as createdAt',
  'updated_at as updatedAt',
] as const
const role = sql<Role | null>`memberships.role`.as('role')

export async function selectWorkspaces(tx: Tx, userId: string, request: NamedPageRequest) {
  return named(tx, request, (page) =>
    tx
      .selectFrom('memberships')
      .innerJoin('workspaces', 'workspaces.id', 'memberships.workspace_id')
      .select([...columns, role])
      .where('memberships.user_id', '=', userId)
      .$call(newestFirst(page, 'workspaces.id')),
  )
}

/** Only the workspace of the API key, if its scopes include reading it. */
export async function selectWorkspacesOfKey(tx: Tx, request: NamedPageRequest) {
  return named(tx, request, (page) =>
    tx
      .selectFrom('workspaces')
      .select([...columns, sql<null>`null`.as('role')])
      .where(
        sql<boolean>`workspaces.id = any ((select private.workspaces_allowing('workspace.read'))::uuid[])`,
      )
      .$call(newestFirst(page, 'workspaces.id')),
  )
}

/** With one extra row, like the open ones. */
export async function selectClosedWorkspaces(tx: Tx, request: NamedPageRequest) {
  return named(tx, request, ({ after, limit }) =>
    tx
      .selectFrom(
        sql<ClosedWorkspace>`private.own_closed_workspaces(${after ?? null}, ${limit + 1})`.as('closed'),
      )
      .select(['id', 'name']),
  )
}

export async function selectWorkspace(tx: Tx, userId: string | null, workspaceId: string) {
  return tx
    .selectFrom('workspaces')
    .leftJoin('memberships', (join) =>
      join.onRef('memberships.workspace_id', '=', 'workspaces.id').on('memberships.user_id', '=', userId),
    )
    .select([...columns, role])
    .where('workspaces.id', '=', workspaceId)
    .executeTakeFirst()
}

export async function insertWorkspace(tx: Tx, { name, timeZone = 'UTC' }: CreateWorkspace) {
  return tx
    .selectFrom(
      sql<Selectable<Tables['workspaces']>>`private.create_workspace(${name}, ${timeZone})`.as('created'),
    )
    .select([
      'id',
      'name',
      'requires_factor as requiresFactor',
      'time_zone as timeZone',
      'version',
      'created_at as createdAt',
      'updated_at as updatedAt',
    ])
    .executeTakeFirstOrThrow()
}

export async function updateWorkspace(
  tx: Tx,
  userId: string | null,
  workspaceId: string,
  { name, requiresFactor, timeZone }: ChangeWorkspace,
  versions: Versions,
) {
  return tx
    .updateTable('workspaces')
    .from('memberships')
    .set({ name, requires_factor: requiresFactor, time_zone: timeZone })
    .where('workspaces.id', '=', workspaceId)
    .whereRef('memberships.workspace_id', '=', 'workspaces.id')
    .where('memberships.user_id', '=', userId)
    .where(ofVersion(versions, 'workspaces.version'))
    .returning([...columns, role])
    .executeTakeFirst()
}

export async function deleteWorkspace(tx: Tx, workspaceId: string, versions: Versions) {
  return tx
    .deleteFrom('workspaces')
    .where('id', '=', workspaceId)
    .where(ofVersion(versions))
    .returning('id')
    .executeTakeFirst()
}
