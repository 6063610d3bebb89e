'use server'
import { z } from 'zod'
import { action } from '@/app/_forms/action'
import type { Outcome } from '@/app/_forms/outcome'
import { scriptAction } from '@/app/_forms/script-action'
import { fill } from '@/app/_messages/phrase'
import { AttachmentScope, type AttachmentUpload, CreateAttachment } from '@/lib/features/attachments/schema'
import {
  completeAttachment,
  createAttachment,
  getAttachment,
  removeAttachment,
} from '@/lib/features/attachments/service'
import { getAttachmentUpload } from '@/lib/features/attachments/transfer-service'
import { TaskScope } from '@/lib/features/tasks/schema'

/** The address at Storage to which the browser sends the file. */
export type Begun = Outcome & { attachmentId?: string; upload?: Pick<AttachmentUpload, 'url' | 'headers'> }
type Declared = { fileName: string; contentType: string; sizeBytes: number }

/** A browser declares any content type, and the schema refuses those that are not accepted. */
const DeclaredFile = z.preprocess((file: Declared) => file, CreateAttachment)

export const beginFileAction = scriptAction(
  { scope: TaskScope, input: DeclaredFile },
  async ({ caller, scope: { workspaceId, taskId }, input }): Promise<Begun> => {
    const { id, upload } = await createAttachment(caller, workspaceId, taskId, input)
    return { attachmentId: id, ...(upload && { upload: { url: upload.url, headers: upload.headers } }) }
  },
)

/** Another address for a file whose upload broke off. */
export const resumeFileAction = scriptAction(
  { scope: AttachmentScope },
  async ({ caller, scope: { workspaceId, taskId, attachmentId } }): Promise<Begun> => {
    const { url, headers } = await getAttachmentUpload(caller, workspaceId, taskId, attachmentId)
    return { attachmentId, upload: { url, headers } }
  },
)

export const completeFileAction = scriptAction(
  { scope: AttachmentScope },
  async ({ caller, scope: { workspaceId, taskId, attachmentId } }) => {
    await completeAttachment(caller, workspaceId, taskId, attachmentId)
  },
)

export const removeFileAction = action(
  { scope: AttachmentScope },
  async ({ caller, scope: { workspaceId, taskId, attachmentId }, messages: m }) => {
    const { fileName } = await getAttachment(caller, workspaceId, taskId, attachmentId)
    await removeAttachment(caller, workspaceId, taskId, attachmentId)
    return { done: fill(m.work.fileRemoved, { name: fileName }) }
  },
)
