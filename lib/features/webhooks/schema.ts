import { z } from 'zod'
import { type EventType, eventTypes } from '@/lib/events'
import { examples } from '@/lib/examples'
import { Prose } from '@/lib/text/schema'
import { asSent, refusalOf } from './destination'

export const WebhookScope = z.object({ workspaceId: z.uuid(), webhookId: z.uuid() })

/** Excludes events about webhooks, because another receiver's address may be a secret. */
export const webhookEventTypes = eventTypes.filter(isForWebhooks)

/** The length that browsers and servers agree to carry. */
const URL_MAX = 2_000

const url = z
  .string()
  .overwrite(asSent)
  .max(URL_MAX)
  .superRefine((address, context) => {
    const refusal = refusalOf(address)
    if (refusal) context.addIssue({ code: 'custom', message: refusal })
  })
  .meta({ format: 'uri', examples: ['https://example.com/plinth-events'] })
const description = Prose(200).meta({ examples: ['Tells the billing system'] })
/** `*` includes events of later versions. */
const chosenTypes = z
  .array(z.enum(['*', ...webhookEventTypes]))
  .min(1)
  .max(webhookEventTypes.length)
  .refine((types) => new Set(types).size === types.length, 'Name each type once.')
  .meta({ examples: [examples.eventTypes] })

export const CreateWebhook = z.strictObject({
  url,
  description: description.default(''),
  eventTypes: chosenTypes,
})
export type CreateWebhook = z.infer<typeof CreateWebhook>

export const ChangeWebhook = z
  .strictObject({
    url: url.optional(),
    description: description.optional(),
    eventTypes: chosenTypes.optional(),
    enabled: z.boolean().optional(),
  })
  .refine((change) => Object.keys(change).length > 0, 'Change at least one field.')
export type ChangeWebhook = z.infer<typeof ChangeWebhook>

const moment = z.iso.datetime({ offset: true })

export const Webhook = z.object({
  id: z.uuid(),
  workspaceId: z.uuid(),
  url: z.string().meta({ examples: ['https://example.com/plinth-events'] }),
  description: z.string().meta({ examples: ['Tells the billing system'] }),
  eventTypes: z.array(z.string()).meta({ examples: [examples.eventTypes] }),
  enabled: z.boolean(),
  /** Set when we disabled it: its receiver answered 410, or nothing reached it for three days. Null when people did. */
  disabledReason: z.enum(['gone', 'failing']).nullable(),
  /** The first failure since the last success. */
  failingSince: moment.nullable(),
  secretChangedAt: moment,
  version: z.int().positive(),
  createdBy: z.uuid().nullable(),
  /** False once the creator, or who chose the present URL or secret, may no longer create one. */
  creatorAuthorized: z.boolean(),
  createdAt: moment,
  updatedAt: moment,
})
export type Webhook = z.infer<typeof Webhook>

const secret = z
  .string()
  .nullable()
  .meta({ examples: ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo='] })

export const CreatedWebhook = Webhook.extend({
  /** Signs its deliveries. Shown only once, null in a repeated answer. */
  secret,
})
export type CreatedWebhook = z.infer<typeof CreatedWebhook>

export const RotatedSecret = z.object({
  id: z.uuid(),
  /** Shown only once, null in a repeated answer. */
  secret,
  /** Until then the former secret signs deliveries as well. */
  previousExpiresAt: moment,
})
export type RotatedSecret = z.infer<typeof RotatedSecret>

function isForWebhooks(type: EventType): type is Exclude<EventType, `webhook.${string}`> {
  return !type.startsWith('webhook.')
}
