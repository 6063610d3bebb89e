import type { Tx } from '@/lib/db/transaction'

/** An attached file, by what its export needs. */
export type ExportedFile = Awaited<ReturnType<typeof selectExportedFiles>>[number]

/** Files of one workspace that are ready and follow another, task by task, under the caller's own policies. */
export async function selectExportedFiles(
  tx: Tx,
  workspaceId: string,
  after: { taskId: string; id: string } | undefined,
  limit: number,
) {
  return tx
    .selectFrom('attachments')
    .select([
      'id',
      'task_id as taskId',
      'file_name as fileName',
      'content_type as contentType',
      'size_bytes as sizeBytes',
      'object_name as objectName',
    ])
    .where('workspace_id', '=', workspaceId)
    .where('completed_at', 'is not', null)
    .$if(after !== undefined, (query) =>
      query.where((eb) => eb(eb.refTuple('task_id', 'id'), '>', eb.tuple(after!.taskId, after!.id))),
    )
    .orderBy('task_id')
    .orderBy('id')
    .limit(limit)
    .execute()
}
