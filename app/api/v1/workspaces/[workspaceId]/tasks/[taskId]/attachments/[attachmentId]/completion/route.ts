import { Attachment, AttachmentScope } from '@/lib/features/attachments/schema'
import { completeAttachment } from '@/lib/features/attachments/service'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  PUT: route(
    {
      id: 'completeAttachment',
      summary: 'Complete an upload after Storage has the declared file.',
      description:
        'The file becomes visible to everybody who may read the task, if Storage has it in the declared size and type.',
      permission: 'attachments.create',
      params: AttachmentScope,
      returns: Attachment,
      errors: ['conflict'],
    },
    ({ caller, params }) =>
      completeAttachment(caller, params.workspaceId, params.taskId, params.attachmentId),
  ),
})
