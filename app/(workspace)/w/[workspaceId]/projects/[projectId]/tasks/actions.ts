'use server'
import { refresh } from 'next/cache'
import { z } from 'zod'
import { limitForm } from '@/app/_forms/limit-form'
import { refuseImpersonated } from '@/lib/auth/caller'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { AppError, type ErrorCode } from '@/lib/errors'
import { TaskScope } from '@/lib/features/tasks/schema'
import { completeTask, reopenTask } from '@/lib/features/tasks/service'

const Completion = TaskScope.extend({ done: z.boolean() })
const leavesItAsItIs = new Set<ErrorCode>(['not_found', 'forbidden', 'rate_limited'])

/** Completes or reopens, without a script. The page then shows the task's current state. */
export async function setCompletionAction(workspace: string, task: string, wanted: boolean): Promise<void> {
  const caller = await requirePageCaller()
  const { workspaceId, taskId, done } = Completion.parse({
    workspaceId: workspace,
    taskId: task,
    done: wanted,
  })
  try {
    refuseImpersonated(caller)
    await limitForm('write')
    await (done ? completeTask : reopenTask)(caller, workspaceId, taskId)
  } catch (error) {
    if (!(error instanceof AppError && leavesItAsItIs.has(error.code))) throw error
  }
  refresh()
}
