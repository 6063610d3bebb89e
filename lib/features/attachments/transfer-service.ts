import type { Caller } from '@/lib/auth/caller'
import { found } from '@/lib/db/found'
import { asReader, may } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { signDownload, signUpload } from '@/lib/storage/objects'
import { selectAttachment } from './queries'
import { type Attachment, type AttachmentDownload, type AttachmentUpload, bucket } from './schema'

/** Another address for an upload of one's own. Throws `conflict` when the file is there, `unavailable` without Storage. */
export async function getAttachmentUpload(
  caller: Caller,
  workspaceId: string,
  taskId: string,
  attachmentId: string,
): Promise<AttachmentUpload> {
  const attachment = await asReader(caller, may('attachments.create', workspaceId), async (tx) =>
    found(await selectAttachment(tx, { workspaceId, taskId }, attachmentId)),
  )
  if (attachment.status === 'ready') throw new AppError('conflict', 'The file has already been uploaded.')
  return uploadOf(caller, attachment)
}

/** An address that saves the file, for a minute. Throws `unavailable` without Storage. */
export async function getAttachmentDownload(
  caller: Caller,
  workspaceId: string,
  taskId: string,
  attachmentId: string,
): Promise<AttachmentDownload> {
  const { objectName, fileName } = await asReader(caller, may('attachments.read', workspaceId), async (tx) =>
    found(ifReady(await selectAttachment(tx, { workspaceId, taskId }, attachmentId))),
  )
  return signDownload(caller, { bucket, name: objectName }, fileName)
}

export async function uploadOf(
  caller: Caller,
  { objectName, contentType }: Pick<Attachment, 'contentType'> & { objectName: string },
): Promise<AttachmentUpload> {
  const signed = await signUpload(caller, { bucket, name: objectName })
  return { ...signed, headers: { 'content-type': contentType }, bucket, path: objectName }
}

function ifReady<Row extends Pick<Attachment, 'status'>>(row: Row | undefined) {
  return row?.status === 'ready' ? row : undefined
}
