import { AttachmentScope, AttachmentUpload } from '@/lib/features/attachments/schema'
import { getAttachmentUpload } from '@/lib/features/attachments/transfer-service'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    {
      id: 'getAttachmentUpload',
      summary: 'Get a new upload URL for a declared file.',
      description: 'A file that is not completed gets another URL when the first has expired.',
      permission: 'attachments.create',
      params: AttachmentScope,
      returns: AttachmentUpload,
      errors: ['conflict'],
    },
    ({ caller, params }) =>
      getAttachmentUpload(caller, params.workspaceId, params.taskId, params.attachmentId),
  ),
})
