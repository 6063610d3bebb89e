import { z } from 'zod'
import { Mail } from '@/lib/mail/mail'

/** Every kind of job and what it must be told; the queues of the database are named the same, and a test holds them together. */
export const jobs = {
  'mail.send': Mail,
  // Written when it is sent, so that one which was revoked meanwhile is not.
  'invitation.mail': z.object({ token: z.string() }),
  // The database adds it: private.tell_of_new_email.
  'email-change.mail': z.object({ to: z.email(), at: z.iso.datetime({ offset: true }) }),
  'upkeep.run': z.object({ step: z.string() }),
} as const

export type JobName = keyof typeof jobs
export type Payload<Name extends JobName> = z.infer<(typeof jobs)[Name]>

export const jobNames = Object.keys(jobs) as JobName[]
