import { sql } from 'kysely'
import type { Tx } from '@/lib/db/transaction'
import type { StoredFiles } from '@/lib/feature'
import { beyond, columnsOf } from './queries'

export type ExportedFile = {
  id: string
  fileName: string
  contentType: string
  sizeBytes: number
  objectName: string
  position: string[]
}

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
