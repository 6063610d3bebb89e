'use server'
import { action } from '@/app/_forms/action'
import { fill } from '@/app/_messages/phrase'
import { momentOf } from '@/app/_ui/time'
import { DeliveryScope } from '@/lib/features/webhooks/delivery-schema'
import { replayDelivery, sendTestEvent } from '@/lib/features/webhooks/delivery-service'
import { WebhookScope } from '@/lib/features/webhooks/schema'
import { rotateSecret } from '@/lib/features/webhooks/service'

export const sendTestEventAction = action({ scope: WebhookScope }, async ({ caller, scope, messages: m }) => {
  await sendTestEvent(caller, scope.workspaceId, scope.webhookId)
  return { done: m.webhooks.tested }
})

export const replayDeliveryAction = action(
  { scope: DeliveryScope },
  async ({ caller, scope, messages: m }) => {
    await replayDelivery(caller, scope.workspaceId, scope.webhookId, scope.deliveryId)
    return { done: m.webhooks.replayed }
  },
)

export const rotateSecretAction = action(
  { scope: WebhookScope },
  async ({ caller, scope, messages: { webhooks: m } }) => {
    const { secret, previousExpiresAt } = await rotateSecret(caller, scope.workspaceId, scope.webhookId)
    return {
      done: fill(m.rotated, { moment: await momentOf(previousExpiresAt) }),
      ...(secret && { secret: { label: m.secret, text: secret } }),
    }
  },
)
