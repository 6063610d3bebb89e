import { type RawBuilder, sql } from 'kysely'
import { type Permission, permissions } from '@/lib/auth/permissions'

/** True while the creator of a row is a member of its workspace who holds the permission. The policies for reading members apply. */
export function creatorHolds(table: string, permission: Permission): RawBuilder<boolean> {
  const roles = sql.val([...permissions[permission]])
  return sql<boolean>`exists (
    select from memberships
    where memberships.workspace_id = ${sql.table(table)}.workspace_id
      and memberships.user_id = ${sql.table(table)}.created_by and memberships.role = any (${roles})
  )`
}
