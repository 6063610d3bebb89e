import { newestFirst, type PageRequest } from '@/lib/db/page'
import type { Tx } from '@/lib/db/transaction'
import { ofVersion, type Versions } from '@/lib/db/versions'
import type { ChangeNote, CreateNote } from './schema'

const columns = [
  'id',
  'workspace_id as workspaceId',
  'title',
  'body',
  'version',
  'created_by as createdBy',
  'created_at as createdAt',
  'updated_at as updatedAt',
] as const

export async function selectNotes(tx: Tx, workspaceId: string, page: PageRequest) {
  return tx
    .selectFrom('notes')
    .select(columns)
    .where('workspace_id', '=', workspaceId)
    .$call(newestFirst(page))
    .execute()
}

export async function selectNote(tx: Tx, workspaceId: string, noteId: string) {
  return tx
    .selectFrom('notes')
    .select(columns)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', noteId)
    .executeTakeFirst()
}

export async function insertNote(tx: Tx, workspaceId: string, note: CreateNote) {
  return tx
    .insertInto('notes')
    .values({ workspace_id: workspaceId, ...note })
    .returning(columns)
    .executeTakeFirstOrThrow()
}

export async function updateNote(
  tx: Tx,
  workspaceId: string,
  noteId: string,
  change: ChangeNote,
  versions: Versions,
) {
  return tx
    .updateTable('notes')
    .set(change)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', noteId)
    .where(ofVersion(versions))
    .returning(columns)
    .executeTakeFirst()
}

export async function deleteNote(tx: Tx, workspaceId: string, noteId: string, versions: Versions) {
  return tx
    .deleteFrom('notes')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', noteId)
    .where(ofVersion(versions))
    .returning('id')
    .executeTakeFirst()
}
