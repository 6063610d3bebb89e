'use server'
import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { z } from 'zod'
import { openAction } from '@/app/_forms/action'
import { StopToken } from '@/lib/features/invitations/schema'
import { stopInvitations } from '@/lib/features/invitations/stop-service'
import { requestIdFrom } from '@/lib/observability/request-id'

const Choice = z.strictObject({ intent: z.enum(['stop', 'allow']) })

export const chooseInvitationsAction = openAction(
  { scope: StopToken, input: Choice },
  async ({ scope, input, messages: { stopInvitations: m } }) => {
    const stopped = input.intent === 'stop'
    await stopInvitations(requestIdFrom(await headers()), scope.token, stopped)
    revalidatePath('/invitations/stop/[token]', 'page')
    return { done: stopped ? m.stopped : m.allowed }
  },
)
