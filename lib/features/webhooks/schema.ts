import { z } from 'zod'
import { described } from '@/lib/described'
import { type EventType, eventTypes } from '@/lib/events'
import { examples } from '@/lib/examples'
import { Prose } from '@/lib/text/schema'
import { asSent, refusalOf } from './destination'

export const WebhookScope = described(z.object({ workspaceId: z.uuid(), webhookId: z.uuid() }), {
  workspaceId: 'The id of the workspace.',
  webhookId: 'The id of the webhook.',
})

/** Excludes events about webhooks, because another receiver's address may be a secret. */
export const webhookEventTypes = eventTypes.filter(isForWebhooks)

/** The length that browsers and servers agree to carry. */
const URL_MAX = 2_000

const url = z
  .string()
  .refine((address) => !/[\t\r\n]/.test(address.trim()), 'Write the address on one line.')
  .overwrite(asSent)
  .max(URL_MAX)
  .superRefine((address, context) => {
    const refusal = refusalOf(address)
    if (refusal) context.addIssue({ code: 'custom', message: refusal })
  })
  .meta({ format: 'uri', examples: ['https://example.com/plinth-events'] })
const description = Prose(200).meta({ examples: ['Tells the billing system'] })
const chosenTypes = z
  .array(z.enum(['*', ...webhookEventTypes]))
  .min(1)
  .max(webhookEventTypes.length)
  .refine((types) => new Set(types).size === types.length, 'Name each type once.')
  .meta({ examples: [examples.eventTypes], uniqueItems: true })

const words = {
  url: {
    description: 'The public https address that receives the events, of port 443, 80 or above 1023.',
    maxLength: URL_MAX,
    pattern: '^https://[^/?#@\\s\\\\]+([/?][^#\\s]*)?$',
  },
  description: { description: 'The purpose, for people.', maxLength: 200 },
  eventTypes: {
    description: 'The event types that it receives. `*` stands for all, with those of later versions.',
    maxItems: webhookEventTypes.length,
  },
  enabled: 'False stops its deliveries.',
}

export const CreateWebhook = described(
  z.strictObject({
    url,
    description: description.default(''),
    eventTypes: chosenTypes,
  }),
  words,
)
export type CreateWebhook = z.infer<typeof CreateWebhook>

export const ChangeWebhook = described(
  z.strictObject({
    url: url.optional(),
    description: description.optional(),
    eventTypes: chosenTypes.optional(),
    enabled: z.boolean().optional(),
  }),
  words,
)
  .refine((change) => Object.keys(change).length > 0, 'Change at least one field.')
  .meta({ minProperties: 1 })
export type ChangeWebhook = z.infer<typeof ChangeWebhook>

const moment = z.iso.datetime({ offset: true })

export const Webhook = described(
  z.object({
    id: z.uuid(),
    workspaceId: z.uuid(),
    url: z.string().meta({ examples: ['https://example.com/plinth-events'] }),
    description: z.string().meta({ examples: ['Tells the billing system'] }),
    eventTypes: z.array(z.string().meta({ maxLength: 100 })).meta({ examples: [examples.eventTypes] }),
    enabled: z.boolean(),
    disabledReason: z.enum(['gone', 'failing']).nullable(),
    failingSince: moment.nullable(),
    secretChangedAt: moment,
    version: z.int32().min(1),
    createdBy: z.uuid().nullable(),
    creatorAuthorized: z.boolean(),
    createdAt: moment,
    updatedAt: moment,
  }),
  {
    ...words,
    disabledReason:
      'Set when we disabled it: its receiver answered 410, or nothing reached it for three days. Null when people did.',
    failingSince: 'The first failure since the last success. Null for a webhook that works.',
    secretChangedAt: 'The moment of the last rotation of the secret.',
    creatorAuthorized:
      'False once the creator, or a person who chose the present URL or secret, may no longer create one.',
  },
)
export type Webhook = z.infer<typeof Webhook>

const secret = z
  .string()
  .nullable()
  .meta({ examples: ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo='] })

const SECRET_MAX = 100

export const CreatedWebhook = Webhook.extend({
  secret: secret.meta({
    description: 'The secret that signs its deliveries. Shown only once, null in a repeated answer.',
    maxLength: SECRET_MAX,
  }),
})
export type CreatedWebhook = z.infer<typeof CreatedWebhook>

export const RotatedSecret = described(
  z.object({
    id: z.uuid(),
    secret,
    previousExpiresAt: moment,
  }),
  {
    id: 'The id of the webhook.',
    secret: {
      description: 'The new secret. Shown only once, null in a repeated answer.',
      maxLength: SECRET_MAX,
    },
    previousExpiresAt: 'The moment until which the former secret signs deliveries as well.',
  },
)
export type RotatedSecret = z.infer<typeof RotatedSecret>

function isForWebhooks(type: EventType): type is Exclude<EventType, `webhook.${string}`> {
  return !type.startsWith('webhook.')
}
