import { z } from 'zod'
import { described } from '@/lib/described'
import { examples } from '@/lib/examples'
import { WebhookScope } from './schema'

export const DeliveryScope = WebhookScope.extend({
  deliveryId: z.uuid().meta({ description: 'The id of the delivery.' }),
})

export const deliveryStatuses = ['waiting', 'delivered', 'failed'] as const

export const DeliveryFilter = described(z.object({ status: z.enum(deliveryStatuses).optional() }), {
  status: 'Only deliveries of this status.',
})
export type DeliveryFilter = z.infer<typeof DeliveryFilter>

const exampleType = examples.eventTypes.at(-1)
const moment = z.iso.datetime({ offset: true })

export const Delivery = described(
  z.object({
    id: z.uuid(),
    webhookId: z.uuid(),
    eventId: z.uuid(),
    eventType: z.string().meta({ examples: [exampleType] }),
    status: z.enum(deliveryStatuses),
    attemptCount: z.int32().min(0),
    nextAttemptAt: moment.nullable(),
    settledAt: moment.nullable(),
    createdAt: moment,
  }),
  {
    webhookId: 'The webhook that it goes to.',
    eventId:
      'The id of the event, which every attempt has as the header webhook-id. It is the id of the activity, except in a test.',
    eventType: { description: 'The type of the event.', maxLength: 100 },
    status: 'Waiting until an attempt succeeds or the last one fails.',
    attemptCount: 'The number of attempts since the event, or since the last replay.',
    nextAttemptAt: 'The moment of the next attempt. Null for a settled delivery.',
    settledAt: 'The moment of success or of giving up. Null while it waits.',
    createdAt: 'The moment of the event.',
  },
)
export type Delivery = z.infer<typeof Delivery>

const Attempt = described(
  z.object({
    attemptedAt: moment,
    durationMs: z.int32().min(0),
    statusCode: z.int32().min(0).nullable(),
    error: z
      .string()
      .nullable()
      .meta({ examples: ['It did not answer within 10 seconds.'] }),
    response: z
      .string()
      .nullable()
      .meta({ examples: ['{"received":true}'] }),
  }),
  {
    attemptedAt: 'The moment of the attempt.',
    durationMs: 'The time until the answer.',
    statusCode: 'The status of the answer. Null without an answer.',
    error: { description: 'The reason for a missing answer. Null with an answer.', maxLength: 200 },
    response: { description: 'The beginning of the answer. Null without an answer.', maxLength: 4_096 },
  },
)

export const DeliveryDetail = Delivery.extend({
  body: z
    .string()
    .meta({ examples: [`{"type":"${exampleType}","timestamp":"2027-01-31T12:00:00Z","data":{}}`] })
    .meta({ description: 'The exact text that is sent.', maxLength: 20_000 }),
  attempts: z.array(Attempt).meta({ description: 'The attempts, newest first.', maxItems: 50 }),
})
export type DeliveryDetail = z.infer<typeof DeliveryDetail>
