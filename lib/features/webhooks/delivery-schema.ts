import { z } from 'zod'
import { examples } from '@/lib/examples'
import { WebhookScope } from './schema'

export const DeliveryScope = WebhookScope.extend({ deliveryId: z.uuid() })

export const deliveryStatuses = ['waiting', 'delivered', 'failed'] as const

export const DeliveryFilter = z.object({ status: z.enum(deliveryStatuses).optional() })
export type DeliveryFilter = z.infer<typeof DeliveryFilter>

const exampleType = examples.eventTypes.at(-1)
const moment = z.iso.datetime({ offset: true })

export const Delivery = z.object({
  id: z.uuid(),
  webhookId: z.uuid(),
  /** Equals the header webhook-id of every attempt, and the activity's id for an event of ours. */
  eventId: z.uuid(),
  eventType: z.string().meta({ examples: [exampleType] }),
  status: z.enum(deliveryStatuses),
  /** Counted since the event, or since the last replay. */
  attemptCount: z.int().nonnegative(),
  nextAttemptAt: moment.nullable(),
  /** The moment of success or of giving up. */
  settledAt: moment.nullable(),
  createdAt: moment,
})
export type Delivery = z.infer<typeof Delivery>

const Attempt = z.object({
  attemptedAt: moment,
  durationMs: z.int().nonnegative(),
  /** Null without an answer. */
  statusCode: z.int().nullable(),
  error: z
    .string()
    .nullable()
    .meta({ examples: ['It did not answer within 10 seconds.'] }),
  response: z
    .string()
    .nullable()
    .meta({ examples: ['{"received":true}'] }),
})

export const DeliveryDetail = Delivery.extend({
  /** The exact bytes that are sent. */
  body: z
    .string()
    .meta({ examples: [`{"type":"${exampleType}","timestamp":"2027-01-31T12:00:00Z","data":{}}`] }),
  /** Newest first, 50 at most. */
  attempts: z.array(Attempt),
})
export type DeliveryDetail = z.infer<typeof DeliveryDetail>
