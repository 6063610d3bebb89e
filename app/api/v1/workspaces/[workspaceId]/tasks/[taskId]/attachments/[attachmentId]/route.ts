import { Attachment, AttachmentScope } from '@/lib/features/attachments/schema'
import { getAttachment, removeAttachment } from '@/lib/features/attachments/service'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    {
      id: 'getAttachment',
      summary: 'Read the details of a file.',
      description: 'The details without the file. A pending one is visible only to its uploader.',
      permission: 'attachments.read',
      params: AttachmentScope,
      returns: Attachment,
    },
    ({ caller, params }) => getAttachment(caller, params.workspaceId, params.taskId, params.attachmentId),
  ),
  DELETE: route(
    {
      id: 'removeAttachment',
      summary: 'Remove your own file, or any file as an owner or admin.',
      description: 'The file is removed from Storage soon after.',
      permission: 'attachments.remove',
      params: AttachmentScope,
    },
    ({ caller, params }) => removeAttachment(caller, params.workspaceId, params.taskId, params.attachmentId),
  ),
})
