import { z } from 'zod'
import { described } from '@/lib/described'
import { Prose } from '@/lib/text/schema'

export const CommentScope = described(
  z.object({ workspaceId: z.uuid(), taskId: z.uuid(), commentId: z.uuid() }),
  {
    workspaceId: 'The id of the workspace.',
    taskId: 'The id of the task.',
    commentId: 'The id of the comment.',
  },
)

const words = {
  taskId: 'The task that it is about.',
  body: { description: 'The text.', maxLength: 10_000 },
}

const body = Prose(10_000, 1).meta({ examples: ['The rocket is on the pad.'] })

export const WriteComment = described(z.strictObject({ body }), words)
export type WriteComment = z.infer<typeof WriteComment>

export const Comment = described(
  z.object({
    id: z.uuid(),
    workspaceId: z.uuid(),
    taskId: z.uuid(),
    body,
    version: z.int32().min(1),
    createdBy: z.uuid().nullable(),
    createdAt: z.iso.datetime({ offset: true }),
    updatedAt: z.iso.datetime({ offset: true }),
  }),
  words,
)
export type Comment = z.infer<typeof Comment>
