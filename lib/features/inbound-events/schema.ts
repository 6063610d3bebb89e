import { z } from 'zod'
import { TypedAddress } from '@/lib/mail/address'
import { Name } from '@/lib/text/schema'
import { storable } from '@/lib/text/storable'

/** The common fields, so any event can be stored. */
export const InboundEvent = z.object({
  type: Name(100).meta({ examples: ['email.bounced'] }),
  data: storable(z.record(z.string(), z.json())).meta({ examples: [{ to: 'grace@example.com' }] }),
})
export type InboundEvent = z.infer<typeof InboundEvent>

export const BouncedMail = z.object({
  type: z.literal('email.bounced'),
  data: z.object({ to: TypedAddress }),
})
