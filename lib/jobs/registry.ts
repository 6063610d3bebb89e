import { z } from 'zod'
import { Mail } from '@/lib/mail/mail'

/** Every kind of job and what it must be told; the queues of the database are named the same, and a test holds them together. */
export const jobs = {
  'mail.send': Mail,
  'attachments.remove': z.object({ names: z.array(z.string()).max(100) }),
  'attachments.sweep': z.object({ after: z.string() }),
  'upkeep.run': z.object({ step: z.string() }),
} as const

export type JobName = keyof typeof jobs
export type Payload<Name extends JobName> = z.infer<(typeof jobs)[Name]>

export const jobNames = Object.keys(jobs) as JobName[]
