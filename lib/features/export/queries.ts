import { sql } from 'kysely'
import type { Tx } from '@/lib/db/transaction'
import type { ExportedTable } from '@/lib/feature'

/** JSON text keeps every digit of a number. */
export type ExportedRow = { text: string; position: string[] }

export async function selectOwnWorkspaceIds(
  tx: Tx,
  userId: string,
  after: string | undefined,
  limit: number,
) {
  const rows = await tx
    .selectFrom('memberships')
    .select('workspace_id as id')
    .where('user_id', '=', userId)
    .$if(after !== undefined, (query) => query.where('workspace_id', '>', after!))
    .orderBy('workspace_id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

export async function selectExportedRows(
  tx: Tx,
  table: string,
  { tenant, key, columns, person }: ExportedTable,
  workspaceId: string,
  after: string[] | undefined,
  limit: number,
): Promise<ExportedRow[]> {
  const keys = columnsOf(key)
  const shown = columnsOf(columns)
  const name = person
    ? sql`, (select display_name from profiles where profiles.id = ${sql.ref(person)}) as display_name`
    : sql``
  const { rows } = await sql<ExportedRow>`
    select (select row_to_json(shown)::text from (select ${shown}${name}) as shown) as text,
      array[${keys}]::text[] as position
    from ${sql.table(table)}
    where ${sql.ref(tenant)} = ${workspaceId} ${beyond(key, after)}
    order by ${keys}
    limit ${limit}`.execute(tx)
  return rows
}

export function columnsOf(names: readonly string[]) {
  return sql.join(names.map((name) => sql.ref(name)))
}

export function beyond(key: readonly string[], position: string[] | undefined) {
  return position
    ? sql`and (${columnsOf(key)}) > (${sql.join(position.map((id) => sql`${id}::uuid`))})`
    : sql``
}
