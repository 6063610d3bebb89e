import { z } from 'zod'
import { MailAddress } from '@/lib/mail/address'

/** What every sender tells, so that an event can be stored whether or not anything follows from it. */
export const InboundEvent = z.object({
  type: z
    .string()
    .min(1)
    .max(100)
    .meta({ examples: ['email.bounced'] }),
  data: z.record(z.string(), z.json()).meta({ examples: [{ to: 'grace@example.com' }] }),
})
export type InboundEvent = z.infer<typeof InboundEvent>

/** A mail came back for good. */
export const BouncedMail = z.object({ type: z.literal('email.bounced'), data: z.object({ to: MailAddress }) })
