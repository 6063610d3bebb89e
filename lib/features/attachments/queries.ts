import { type Selectable, sql } from 'kysely'
import { oldestFirst, type PageRequest } from '@/lib/db/page'
import type { Tables } from '@/lib/db/tables'
import type { Tx } from '@/lib/db/transaction'
import type { Attachment, CreateAttachment } from './schema'

const columns = [
  'id',
  'workspace_id as workspaceId',
  'task_id as taskId',
  'file_name as fileName',
  'size_bytes as sizeBytes',
  'object_name as objectName',
  'created_by as createdBy',
  'created_at as createdAt',
] as const
const contentType = sql<Attachment['contentType']>`content_type`.as('contentType')
const status = sql<Attachment['status']>`status`.as('status')

type Place = { workspaceId: string; taskId: string }

export async function selectAttachments(tx: Tx, { workspaceId, taskId }: Place, page: PageRequest) {
  return tx
    .selectFrom('attachments')
    .select([...columns, contentType, status])
    .where('workspace_id', '=', workspaceId)
    .where('task_id', '=', taskId)
    .where('completed_at', 'is not', null)
    .$call(oldestFirst(page))
    .execute()
}

export async function selectTaskOfAttachments(tx: Tx, { workspaceId, taskId }: Place) {
  return tx
    .selectFrom('tasks')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', taskId)
    .executeTakeFirst()
}

export async function selectAttachment(tx: Tx, { workspaceId, taskId }: Place, attachmentId: string) {
  return tx
    .selectFrom('attachments')
    .select([...columns, contentType, status])
    .where('workspace_id', '=', workspaceId)
    .where('task_id', '=', taskId)
    .where('id', '=', attachmentId)
    .executeTakeFirst()
}

export async function insertAttachment(tx: Tx, { workspaceId, taskId }: Place, file: CreateAttachment) {
  return tx
    .insertInto('attachments')
    .values({
      workspace_id: workspaceId,
      task_id: taskId,
      file_name: file.fileName,
      content_type: file.contentType,
      size_bytes: file.sizeBytes,
    })
    .returning([...columns, contentType, status])
    .executeTakeFirstOrThrow()
}

/** Undefined for another user's upload: see private.complete_attachment. */
export async function completeUpload(tx: Tx, { workspaceId, taskId }: Place, attachmentId: string) {
  const completed = sql<Selectable<Tables['attachments']>>`
    private.complete_attachment(${workspaceId}, ${taskId}, ${attachmentId})`
  return tx
    .selectFrom(completed.as('completed'))
    .select([...columns, contentType, status])
    .executeTakeFirst()
}

/** Undefined for a file that the caller may not remove. */
export async function deleteAttachment(tx: Tx, { workspaceId, taskId }: Place, attachmentId: string) {
  return tx
    .deleteFrom('attachments')
    .where('workspace_id', '=', workspaceId)
    .where('task_id', '=', taskId)
    .where('id', '=', attachmentId)
    .returning('id')
    .executeTakeFirst()
}
