import { z } from 'zod'
import { Name } from '@/lib/text/schema'
import { attachments } from './feature'
import { cleanFileName } from './file-name'

export const AttachmentScope = z.object({ workspaceId: z.uuid(), taskId: z.uuid(), attachmentId: z.uuid() })

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

export const CreateAttachment = z.strictObject({ fileName, contentType, sizeBytes })
export type CreateAttachment = z.infer<typeof CreateAttachment>

export const Attachment = z.object({
  id: z.uuid(),
  workspaceId: z.uuid(),
  taskId: z.uuid(),
  fileName: z.string().meta({ examples: ['launch plan.pdf'] }),
  contentType,
  sizeBytes,
  /** Pending until the upload is completed, and visible only to its uploader until then. */
  status: z.enum(['pending', 'ready']),
  createdBy: z.uuid().nullable(),
  createdAt: z.iso.datetime({ offset: true }),
})
export type Attachment = z.infer<typeof Attachment>

/** Upload the bytes by PUT to `url` with `headers`, or by supabase-js with `path` and `token`. */
export const AttachmentUpload = z.object({
  url: z.url(),
  headers: z.object({ 'content-type': contentType }),
  bucket: z.literal(bucket),
  path: z.string().meta({ examples: ['one folder/another/the id of the attachment'] }),
  token: z.string().meta({ examples: ['eyJhbGciOi…'] }),
  expiresAt: z.iso.datetime({ offset: true }),
})
export type AttachmentUpload = z.infer<typeof AttachmentUpload>

export const BegunAttachment = Attachment.extend({ upload: AttachmentUpload.nullable() })
export type BegunAttachment = z.infer<typeof BegunAttachment>

export const AttachmentDownload = z.object({ url: z.url(), expiresAt: z.iso.datetime({ offset: true }) })
export type AttachmentDownload = z.infer<typeof AttachmentDownload>
