import { sql } from 'kysely'
import type { Tx } from '@/lib/db/transaction'
import type { ExportedTable, StoredFiles } from '@/lib/feature'

/** A row as JSON text, which keeps every digit, and where the next page begins. */
export type ExportedRow = { text: string; position: string[] }

/** The workspaces that somebody belongs to, by id. */
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

/** A file of a user, by what its export needs; `position` is where the next page begins. */
export type ExportedFile = {
  id: string
  fileName: string
  contentType: string
  sizeBytes: number
  objectName: string
  position: string[]
}

/** Files of one workspace that are ready and follow a position, in the order of their key, under the caller's own policies. */
export async function selectExportedFiles(
  tx: Tx,
  { table, key }: StoredFiles,
  workspaceId: string,
  after: string[] | undefined,
  limit: number,
): Promise<ExportedFile[]> {
  const keys = columnsOf(key)
  const { rows } = await sql<ExportedFile>`
    select id, file_name as "fileName", content_type as "contentType", size_bytes as "sizeBytes",
      object_name as "objectName", array[${keys}]::text[] as position
    from ${sql.table(table)}
    where workspace_id = ${workspaceId} and completed_at is not null ${beyond(key, after)}
    order by ${keys}
    limit ${limit}`.execute(tx)
  return rows
}

/** Rows of one workspace that follow a position, in the order of their key, under the caller's own policies. */
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

function columnsOf(names: readonly string[]) {
  return sql.join(names.map((name) => sql.ref(name)))
}

function beyond(key: readonly string[], position: string[] | undefined) {
  return position
    ? sql`and (${columnsOf(key)}) > (${sql.join(position.map((id) => sql`${id}::uuid`))})`
    : sql``
}
