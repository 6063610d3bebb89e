import { z } from 'zod'
import { described } from '@/lib/described'
import { Name } from '@/lib/text/schema'
import { attachments } from './feature'
import { cleanFileName } from './file-name'

export const AttachmentScope = described(
  z.object({ workspaceId: z.uuid(), taskId: z.uuid(), attachmentId: z.uuid() }),
  {
    workspaceId: 'The id of the workspace.',
    taskId: 'The id of the task.',
    attachmentId: 'The id of the attachment.',
  },
)

export const { bucket, contentTypes, sizeBytesMax: SIZE_BYTES_MAX } = attachments.files

export const ATTACHMENTS_MAX = 50
/** The limit of most file systems. */
const FILE_NAME_LENGTH_MAX = 255
/** A client may send a whole path, of which only the end is kept. */
const fileName = z
  .string()
  .overwrite(cleanFileName)
  .meta({ minLength: 1, maxLength: FILE_NAME_LENGTH_MAX, examples: ['launch plan.pdf'] })
  .pipe(Name(FILE_NAME_LENGTH_MAX))
const contentType = z.enum(contentTypes)
const sizeBytes = z.int().min(1).max(SIZE_BYTES_MAX)

const words = {
  taskId: 'The task that it is attached to.',
  fileName: {
    description: 'The name of the file. Of a path only the end is kept. A name of dots alone is refused.',
    minLength: 1,
    maxLength: FILE_NAME_LENGTH_MAX,
  },
  contentType: 'The media type of the file.',
  sizeBytes: 'The size of the file. An upload of another size is refused.',
  status: 'Pending until the upload is completed, and visible only to its uploader until then.',
}

export const CreateAttachment = described(z.strictObject({ fileName, contentType, sizeBytes }), words)
export type CreateAttachment = z.infer<typeof CreateAttachment>

export const Attachment = described(
  z.object({
    id: z.uuid(),
    workspaceId: z.uuid(),
    taskId: z.uuid(),
    fileName: z.string().meta({ examples: ['launch plan.pdf'] }),
    contentType,
    sizeBytes,
    status: z.enum(['pending', 'ready']),
    createdBy: z.uuid().nullable(),
    createdAt: z.iso.datetime({ offset: true }),
  }),
  words,
)
export type Attachment = z.infer<typeof Attachment>

export const AttachmentUpload = described(
  z.object({
    url: z.url(),
    headers: described(z.object({ 'content-type': contentType }), { 'content-type': words.contentType }),
    bucket: z.literal(bucket),
    path: z.string().meta({ examples: ['one folder/another/the id of the attachment'] }),
    token: z.string().meta({ examples: ['eyJhbGciOi…'] }),
    expiresAt: z.iso.datetime({ offset: true }),
  }),
  {
    url: 'The signed URL, which takes the bytes by PUT with `headers`.',
    headers: 'The headers of the upload.',
    bucket: 'The bucket in Storage, for supabase-js.',
    path: { description: 'The path in the bucket, for supabase-js.', maxLength: 1_024 },
    token: { description: 'The signature, for supabase-js.', maxLength: 4_096 },
    expiresAt: 'The end of the signature.',
  },
)
export type AttachmentUpload = z.infer<typeof AttachmentUpload>

export const BegunAttachment = Attachment.extend({
  upload: AttachmentUpload.nullable().meta({
    description: 'The place for the bytes. Shown only once, null in a repeated answer.',
  }),
})
export type BegunAttachment = z.infer<typeof BegunAttachment>

export const AttachmentDownload = described(
  z.object({ url: z.url(), expiresAt: z.iso.datetime({ offset: true }) }),
  { url: 'The signed URL of the file.', expiresAt: 'The end of the signature.' },
)
export type AttachmentDownload = z.infer<typeof AttachmentDownload>
