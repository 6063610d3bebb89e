import type { Caller } from '@/lib/auth/caller'
import { found } from '@/lib/db/found'
import { type Page, type PageRequest, toPage } from '@/lib/db/page'
import { asReader, asUser, may } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import {
  completeUpload,
  deleteAttachment,
  insertAttachment,
  selectAttachment,
  selectAttachments,
  selectTaskOfAttachments,
} from './queries'
import { type Attachment, type BegunAttachment, type CreateAttachment } from './schema'
import { uploadOf } from './transfer-service'

/** Those that are ready, oldest first. Throws `not_found` for a task that the caller may not see. */
export function listAttachments(
  caller: Caller,
  workspaceId: string,
  taskId: string,
  page: PageRequest,
): Promise<Page<Attachment>> {
  const place = { workspaceId, taskId }

  return asReader(caller, may('attachments.read', workspaceId), async (tx) => {
    const [task, attachments] = await Promise.all([
      selectTaskOfAttachments(tx, place),
      selectAttachments(tx, place, page),
    ])
    found(task)
    return toPage(attachments, page.limit)
  })
}

export function getAttachment(
  caller: Caller,
  workspaceId: string,
  taskId: string,
  attachmentId: string,
): Promise<Attachment> {
  return asReader(caller, may('attachments.read', workspaceId), async (tx) =>
    found(await selectAttachment(tx, { workspaceId, taskId }, attachmentId)),
  )
}

/**
 * Begins an upload: completeAttachment makes it ready, and one that is never completed is removed after three hours. Throws
 * `conflict` when the task has 50 files, `not_found` when it is not one of the workspace's, and `unavailable` when Storage cannot
 * be asked: the row is there then, and getAttachmentUpload asks again.
 */
export async function createAttachment(
  caller: Caller,
  workspaceId: string,
  taskId: string,
  input: CreateAttachment,
): Promise<BegunAttachment> {
  const begun = await asUser(caller, may('attachments.create', workspaceId), async (tx) => {
    const attachment = await insertAttachment(tx, { workspaceId, taskId }, input)
    return { ...attachment, upload: null }
  })
  // By the time of a repetition the file may be there, or gone.
  if (caller.once?.state === 'replayed') return begun
  // Storage looks for the row on a connection of its own, so only after the commit.
  return { ...begun, upload: await uploadOf(caller, begun) }
}

/** Throws `conflict` unless Storage has the file as it was declared, `not_found` for an upload of somebody else. */
export function completeAttachment(
  caller: Caller,
  workspaceId: string,
  taskId: string,
  attachmentId: string,
): Promise<Attachment> {
  return asUser(caller, may('attachments.create', workspaceId), async (tx) =>
    found(await completeUpload(tx, { workspaceId, taskId }, attachmentId)),
  )
}

/** The object goes by a job of the same transaction. Throws `forbidden` for a file of somebody else, unless an owner or admin asks. */
export function removeAttachment(
  caller: Caller,
  workspaceId: string,
  taskId: string,
  attachmentId: string,
): Promise<void> {
  const place = { workspaceId, taskId }

  return asUser(caller, may('attachments.remove', workspaceId), async (tx) => {
    const [attachment, removed] = await Promise.all([
      selectAttachment(tx, place, attachmentId),
      deleteAttachment(tx, place, attachmentId),
    ])
    found(attachment)
    if (!removed)
      throw new AppError('forbidden', 'Only the uploader, an owner or an admin may delete a file.')
  })
}
