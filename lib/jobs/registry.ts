import { z } from 'zod'
import { locales } from '@/lib/auth/locale'
import { MailAddress } from '@/lib/mail/address'
import { Mail } from '@/lib/mail/mail'

/**
 * Every kind of job and what it must be told; the queues of the database are named the same, and a test holds them together. A tick
 * takes the kinds in this order, so what adds jobs stands above what it adds.
 */
export const jobs = {
  'upkeep.run': z.object({ step: z.string() }),
  'inbound.process': z.object({ source: z.string(), eventId: z.string() }),
  'attachments.sweep': z.object({ after: z.string() }),
  // Written when it is sent, so that one which was revoked meanwhile is not.
  'invitation.mail': z.object({ token: z.string(), locale: z.enum(locales).default('en') }),
  // The database adds it: private.tell_of_new_email.
  'email-change.mail': z.object({ to: MailAddress, at: z.iso.datetime({ offset: true }) }),
  'mail.send': Mail,
  /** A call to see what a webhook is to be told. */
  'webhook.deliver': z.object({ webhookId: z.uuid() }),
  'attachments.remove': z.object({ names: z.array(z.string()).max(100) }),
} as const

export type JobName = keyof typeof jobs
export type Payload<Name extends JobName> = z.infer<(typeof jobs)[Name]>

export const jobNames = Object.keys(jobs) as JobName[]
