import { z } from 'zod'
import { Prose } from '@/lib/text/schema'

export const CommentScope = z.object({ workspaceId: z.uuid(), taskId: z.uuid(), commentId: z.uuid() })

const body = Prose(10_000, 1).meta({ examples: ['The rocket is on the pad.'] })

export const WriteComment = z.strictObject({ body })
export type WriteComment = z.infer<typeof WriteComment>

export const Comment = z.object({
  id: z.uuid(),
  workspaceId: z.uuid(),
  taskId: z.uuid(),
  body,
  version: z.int().positive(),
  createdBy: z.uuid().nullable(),
  createdAt: z.iso.datetime({ offset: true }),
  updatedAt: z.iso.datetime({ offset: true }),
})
export type Comment = z.infer<typeof Comment>
