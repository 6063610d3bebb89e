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

/** Lists ready attachments, oldest first. Throws `not_found` for a task that the caller may not see. */
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

/** The upload expires after three hours. Throws `conflict` at 50 files, `not_found` for a foreign task, `unavailable` without Storage. */
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
  // By the time of a repetition the file may exist, or be gone.
  if (caller.once?.state === 'replayed') return begun
  // Storage looks for the row on its own connection, so only after the commit.
  return { ...begun, upload: await uploadOf(caller, begun) }
}

/** Throws `conflict` unless Storage has the declared file, and `not_found` for another user's upload. */
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

/** A job of the same transaction removes the object. Throws `forbidden` for another user's file unless an owner or admin asks. */
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
