import { messages } from '@/app/_messages/messages'
import { TextField } from '@/app/_ui/text-field'
import type { Webhook } from '@/lib/features/webhooks/schema'
import { EventChoices } from './event-choices'

type Props = { webhook?: Pick<Webhook, 'url' | 'description' | 'eventTypes'> }

/** The URL, description and event types of a webhook. A new one receives all events. */
export async function WebhookFields({ webhook }: Props) {
  const { webhooks: m } = await messages()

  return (
    <>
      <TextField name="url" label={m.url} hint={m.urlHint} defaultValue={webhook?.url} />
      <TextField
        name="description"
        label={m.description}
        hint={m.descriptionHint}
        required={false}
        defaultValue={webhook?.description}
      />
      <EventChoices chosen={webhook?.eventTypes ?? ['*']} />
    </>
  )
}
