'use server'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { FormState } from '@/app/_forms/form-state'
import { submit } from '@/app/_forms/submit'
import { workspacePath } from '@/app/paths'
import { home } from '@/lib/auth/own-path'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { acceptInvitation, declineInvitation } from '@/lib/features/invitations/service'

const Answer = z.strictObject({ intent: z.enum(['accept', 'decline']) })

export async function answerInvitation(
  token: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const caller = await requirePageCaller()
  return submit(form, Answer, async ({ intent }) => {
    if (intent === 'accept') {
      const { workspaceId } = await acceptInvitation(caller, token)
      redirect(workspacePath(workspaceId))
    }
    await declineInvitation(caller, token)
    redirect(home)
  })
}
