import { Attachment, BegunAttachment, CreateAttachment } from '@/lib/features/attachments/schema'
import { createAttachment, listAttachments } from '@/lib/features/attachments/service'
import { TaskScope } from '@/lib/features/tasks/schema'
import { PageQuery, pageOf } from '@/lib/http/paging'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    {
      id: 'listAttachments',
      summary: 'List the uploaded files of a task, oldest first.',
      description: 'The completed files alone.',
      permission: 'attachments.read',
      params: TaskScope,
      query: PageQuery,
      returnsPageOf: Attachment,
    },
    ({ caller, params, query }) => listAttachments(caller, params.workspaceId, params.taskId, pageOf(query)),
  ),
  POST: route(
    {
      id: 'createAttachment',
      summary: 'Declare a file and get its upload URL.',
      description:
        'An upload has three steps: declare the file here, send its bytes to the URL of the answer, complete the attachment.',
      permission: 'attachments.create',
      params: TaskScope,
      body: CreateAttachment,
      returns: BegunAttachment,
      status: 201,
      shownOnce: ['upload'],
      errors: ['conflict'],
    },
    ({ caller, params, body }) => createAttachment(caller, params.workspaceId, params.taskId, body),
  ),
})
