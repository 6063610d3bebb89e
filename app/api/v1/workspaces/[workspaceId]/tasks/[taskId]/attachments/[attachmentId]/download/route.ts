import { AttachmentDownload, AttachmentScope } from '@/lib/features/attachments/schema'
import { getAttachmentDownload } from '@/lib/features/attachments/transfer-service'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    {
      id: 'getAttachmentDownload',
      summary: 'Get a download URL that is valid for one minute.',
      description: 'The URL needs no authentication, and answers with the file as a download.',
      permission: 'attachments.read',
      params: AttachmentScope,
      returns: AttachmentDownload,
    },
    ({ caller, params }) =>
      getAttachmentDownload(caller, params.workspaceId, params.taskId, params.attachmentId),
  ),
})
