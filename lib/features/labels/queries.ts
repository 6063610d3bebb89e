import { sql } from 'kysely'
import { named, type NamedPageRequest } from '@/lib/db/named'
import { newestFirst } from '@/lib/db/page'
import type { Tx } from '@/lib/db/transaction'
import { ofVersion, type Versions } from '@/lib/db/versions'
import type { ChangeLabel, CreateLabel, Label } from './schema'

const columns = [
  'id',
  'workspace_id as workspaceId',
  'name',
  'version',
  'created_at as createdAt',
  'updated_at as updatedAt',
] as const
const colour = sql<Label['colour']>`colour`.as('colour')

export async function selectLabels(tx: Tx, workspaceId: string, request: NamedPageRequest) {
  return named(tx, request, (page) =>
    tx
      .selectFrom('labels')
      .select([...columns, colour])
      .where('workspace_id', '=', workspaceId)
      .$call(newestFirst(page)),
  )
}

export async function selectLabel(tx: Tx, workspaceId: string, labelId: string) {
  return tx
    .selectFrom('labels')
    .select([...columns, colour])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', labelId)
    .executeTakeFirst()
}

export async function insertLabel(tx: Tx, workspaceId: string, label: CreateLabel) {
  return tx
    .insertInto('labels')
    .values({ workspace_id: workspaceId, name: label.name, colour: label.colour })
    .returning([...columns, colour])
    .executeTakeFirstOrThrow()
}

export async function updateLabel(
  tx: Tx,
  workspaceId: string,
  labelId: string,
  change: ChangeLabel,
  versions: Versions,
) {
  return tx
    .updateTable('labels')
    .set(change)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', labelId)
    .where(ofVersion(versions))
    .returning([...columns, colour])
    .executeTakeFirst()
}

export async function deleteLabel(tx: Tx, workspaceId: string, labelId: string) {
  return tx
    .deleteFrom('labels')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', labelId)
    .returning('id')
    .executeTakeFirst()
}
