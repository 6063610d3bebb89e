import { type RawBuilder, sql } from 'kysely'
import { type Permission, permissions } from '@/lib/auth/permissions'

/**
 * True while the creator of a row, and everybody else whom it names in `columns`, is a member of its workspace who holds the permission and is
 * not banned. The policies for reading members apply.
 */
export function creatorHolds(
  table: string,
  permission: Permission,
  columns: string[] = [],
): RawBuilder<boolean> {
  const all = ['created_by', ...columns].map((column) => personHolds(table, column, permission))
  return sql<boolean>`(${sql.join(all, sql` and `)})`
}

function personHolds(table: string, column: string, permission: Permission) {
  const roles = sql.val([...permissions[permission]])
  // A scalar query is asked for each row of a page by the primary key. Postgres would read all members once for an exists.
  return sql<boolean>`coalesce((
    select memberships.role = any (${roles}) and private.is_active(memberships.user_id) from memberships
    where memberships.workspace_id = ${sql.table(table)}.workspace_id and memberships.user_id = ${sql.ref(`${table}.${column}`)}
  ), false)`
}
