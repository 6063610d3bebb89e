'use server'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { action } from '@/app/_forms/action'
import { workspacePath } from '@/app/paths'
import type { UserCaller } from '@/lib/auth/caller'
import { home } from '@/lib/auth/own-path'
import { AppError } from '@/lib/errors'
import { acceptInvitation, declineInvitation } from '@/lib/features/invitations/service'

const TokenScope = z.object({ token: z.string() })
const Answer = z.strictObject({ intent: z.enum(['accept', 'decline']) })
type Answer = z.infer<typeof Answer>

export const answerInvitationAction = action(
  { scope: TokenScope, input: Answer },
  async ({ caller, scope, input }) => {
    const workspaceId = await answer(caller, scope.token, input)
    redirect(workspaceId ? workspacePath(workspaceId) : home)
  },
)

async function answer(caller: UserCaller, token: string, { intent }: Answer) {
  try {
    if (intent === 'accept') return (await acceptInvitation(caller, token)).workspaceId
    await declineInvitation(caller, token)
    return undefined
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'not_found') throw error
    throw new AppError('not_found', 'This invitation is no longer open.', { cause: error })
  }
}
