'use server'
import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import type { FormState } from '@/app/_forms/form-state'
import { submit } from '@/app/_forms/submit'
import { messages } from '@/app/_messages/messages'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { CommentScope, WriteComment } from '@/lib/features/comments/schema'
import { changeComment, createComment, removeComment } from '@/lib/features/comments/service'
import { TaskScope } from '@/lib/features/tasks/schema'

const ChangeCommentForm = WriteComment.extend({ version: z.coerce.number<string>().int().positive() })

export async function addCommentAction(
  workspace: string,
  task: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const caller = await requirePageCaller()
  const { workspaceId, taskId } = TaskScope.parse({ workspaceId: workspace, taskId: task })
  return submit(form, WriteComment, async (input) => {
    await createComment(caller, workspaceId, taskId, input)
    revalidatePath('/', 'layout')
    return { done: (await messages()).work.commented }
  })
}

/** Refused when the comment has another version than the form was filled from. */
export async function changeCommentAction(
  workspace: string,
  task: string,
  comment: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const caller = await requirePageCaller()
  const { workspaceId, taskId, commentId } = scopeOf(workspace, task, comment)
  return submit(form, ChangeCommentForm, async ({ body, version }) => {
    await changeComment(caller, workspaceId, taskId, commentId, { body }, [version])
    revalidatePath('/', 'layout')
    return { done: (await messages()).work.commentSaved }
  })
}

export async function removeCommentAction(
  workspace: string,
  task: string,
  comment: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const caller = await requirePageCaller()
  const { workspaceId, taskId, commentId } = scopeOf(workspace, task, comment)
  return submit(form, z.object({}), async () => {
    await removeComment(caller, workspaceId, taskId, commentId)
    revalidatePath('/', 'layout')
    return { done: (await messages()).work.commentRemoved }
  })
}

function scopeOf(workspaceId: string, taskId: string, commentId: string) {
  return CommentScope.parse({ workspaceId, taskId, commentId })
}
