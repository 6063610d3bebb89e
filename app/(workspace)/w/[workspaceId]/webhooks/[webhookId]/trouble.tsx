import { messages } from '@/app/_messages/messages'
import { Notice } from '@/app/_ui/notice'
import { Time } from '@/app/_ui/time'
import type { Webhook } from '@/lib/features/webhooks/schema'

/** The reason of an automatic disabling, or the start of a failure. */
export async function WebhookTrouble({ webhook }: { webhook: Webhook }) {
  const { webhooks: m } = await messages()
  const { disabledReason, failingSince } = webhook

  if (disabledReason === 'gone') return <Notice look="danger">{m.gone}</Notice>
  if (disabledReason === 'failing') return <Notice look="danger">{m.gaveUp}</Notice>
  if (!failingSince) return null
  return (
    <Notice look="danger">
      {m.failingSince} <Time at={failingSince} />.
    </Notice>
  )
}
