'use server'
import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { attempt } from '@/app/_forms/attempt'
import type { FormState } from '@/app/_forms/form-state'
import type { Outcome } from '@/app/_forms/outcome'
import { submit } from '@/app/_forms/submit'
import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { requirePageCaller } from '@/lib/auth/page-caller'
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

export async function beginFileAction(workspace: string, task: string, file: Declared): Promise<Begun> {
  const caller = await requirePageCaller()
  const { workspaceId, taskId } = TaskScope.parse({ workspaceId: workspace, taskId: task })
  return attempt(CreateAttachment, file, async (input): Promise<Begun> => {
    const { id, upload } = await createAttachment(caller, workspaceId, taskId, input)
    return { attachmentId: id, ...(upload && { upload: { url: upload.url, headers: upload.headers } }) }
  })
}

/** Another address for a file whose upload broke off. */
export async function resumeFileAction(workspace: string, task: string, attachment: string): Promise<Begun> {
  const caller = await requirePageCaller()
  const scope = { workspaceId: workspace, taskId: task, attachmentId: attachment }
  return attempt(AttachmentScope, scope, async ({ workspaceId, taskId, attachmentId }): Promise<Begun> => {
    const { url, headers } = await getAttachmentUpload(caller, workspaceId, taskId, attachmentId)
    return { attachmentId, upload: { url, headers } }
  })
}

export async function completeFileAction(
  workspace: string,
  task: string,
  attachment: string,
): Promise<Outcome> {
  const caller = await requirePageCaller()
  const scope = { workspaceId: workspace, taskId: task, attachmentId: attachment }
  return attempt(AttachmentScope, scope, async ({ workspaceId, taskId, attachmentId }) => {
    await completeAttachment(caller, workspaceId, taskId, attachmentId)
  })
}

export async function removeFileAction(
  workspace: string,
  task: string,
  attachment: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const caller = await requirePageCaller()
  const scope = { workspaceId: workspace, taskId: task, attachmentId: attachment }
  const { workspaceId, taskId, attachmentId } = AttachmentScope.parse(scope)
  return submit(form, z.object({}), async () => {
    const { fileName } = await getAttachment(caller, workspaceId, taskId, attachmentId)
    await removeAttachment(caller, workspaceId, taskId, attachmentId)
    revalidatePath('/', 'layout')
    return { done: fill((await messages()).work.fileRemoved, { name: fileName }) }
  })
}
