import * as attachment from '@/app/api/v1/workspaces/[workspaceId]/tasks/[taskId]/attachments/[attachmentId]/route'
import * as completion from '@/app/api/v1/workspaces/[workspaceId]/tasks/[taskId]/attachments/[attachmentId]/completion/route'
import * as download from '@/app/api/v1/workspaces/[workspaceId]/tasks/[taskId]/attachments/[attachmentId]/download/route'
import * as upload from '@/app/api/v1/workspaces/[workspaceId]/tasks/[taskId]/attachments/[attachmentId]/upload/route'
import * as attachments from '@/app/api/v1/workspaces/[workspaceId]/tasks/[taskId]/attachments/route'
import { send } from './send'
import { createTaskOf, type Member } from './tasks'

export { attachment, attachments, completion, createTaskOf, download, upload }

export const text = 'Three, two, one.'
export const note = { fileName: 'note.txt', contentType: 'text/plain', sizeBytes: text.length }

export type Place = Awaited<ReturnType<typeof createTaskOf>>
export type As = { as: Member } | { key: string }

export const begin = (as: As, params: Place, body: unknown = note, headers: Record<string, string> = {}) =>
  send(attachments.POST, { ...as, params, body, headers })

/** Hands the file to Storage as a client does that has only what the answer said. */
export const put = (
  { url, headers }: { url: string; headers: Record<string, string> },
  body: BodyInit = text,
) => fetch(url, { method: 'PUT', headers, body })

export const complete = (as: As, params: Place & { attachmentId: string }) =>
  send(completion.PUT, { ...as, method: 'PUT', params })

/** A file that is ready. */
export async function attach(as: As, place: Place, body: typeof note = note) {
  const begun = await begin(as, place, body)
  const params = { ...place, attachmentId: begun.data.id as string }
  await put(begun.data.upload)
  const completed = await complete(as, params)
  if (completed.status !== 200) throw new Error(completed.text)
  return { params, data: completed.data, path: begun.data.upload.path as string }
}
