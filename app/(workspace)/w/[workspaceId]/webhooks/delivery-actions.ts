'use server'
import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import type { FormState } from '@/app/_forms/form-state'
import { submit } from '@/app/_forms/submit'
import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { momentOf } from '@/app/_ui/time'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { DeliveryScope } from '@/lib/features/webhooks/delivery-schema'
import { replayDelivery, sendTestEvent } from '@/lib/features/webhooks/delivery-service'
import { WebhookScope } from '@/lib/features/webhooks/schema'
import { rotateSecret } from '@/lib/features/webhooks/service'

const Nothing = z.object({})

export async function testWebhook(
  workspace: string,
  webhook: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const caller = await requirePageCaller()
  const { workspaceId, webhookId } = WebhookScope.parse({ workspaceId: workspace, webhookId: webhook })
  return submit(form, Nothing, async () => {
    await sendTestEvent(caller, workspaceId, webhookId)
    revalidatePath('/', 'layout')
    return { done: (await messages()).webhooks.tested }
  })
}

export async function replay(
  workspace: string,
  webhook: string,
  delivery: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const caller = await requirePageCaller()
  const scope = { workspaceId: workspace, webhookId: webhook, deliveryId: delivery }
  const { workspaceId, webhookId, deliveryId } = DeliveryScope.parse(scope)
  return submit(form, Nothing, async () => {
    await replayDelivery(caller, workspaceId, webhookId, deliveryId)
    revalidatePath('/', 'layout')
    return { done: (await messages()).webhooks.replayed }
  })
}

export async function changeSecret(
  workspace: string,
  webhook: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const caller = await requirePageCaller()
  const { workspaceId, webhookId } = WebhookScope.parse({ workspaceId: workspace, webhookId: webhook })
  return submit(form, Nothing, async () => {
    const { secret, previousExpiresAt } = await rotateSecret(caller, workspaceId, webhookId)
    revalidatePath('/', 'layout')
    const { webhooks: m } = await messages()
    return {
      done: fill(m.rotated, { moment: await momentOf(previousExpiresAt) }),
      ...(secret && { secret: { label: m.secret, text: secret } }),
    }
  })
}
