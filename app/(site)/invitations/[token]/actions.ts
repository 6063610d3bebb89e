'use server'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { FormState } from '@/app/_forms/form-state'
import { submit } from '@/app/_forms/submit'
import { workspacePath } from '@/app/paths'
import { home } from '@/lib/auth/own-path'
import type { UserCaller } from '@/lib/auth/caller'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { AppError } from '@/lib/errors'
import { acceptInvitation, declineInvitation } from '@/lib/features/invitations/service'

const Answer = z.strictObject({ intent: z.enum(['accept', 'decline']) })

export async function answerInvitation(
  token: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const caller = await requirePageCaller()
  return submit(form, Answer, async ({ intent }) => {
    const workspaceId = await answer(caller, token, intent)
    redirect(workspaceId ? workspacePath(workspaceId) : home)
  })
}

async function answer(caller: UserCaller, token: string, intent: 'accept' | 'decline') {
  try {
    if (intent === 'accept') return (await acceptInvitation(caller, token)).workspaceId
    await declineInvitation(caller, token)
    return undefined
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'not_found') throw error
    throw new AppError('not_found', 'This invitation is no longer open.', { cause: error })
  }
}
