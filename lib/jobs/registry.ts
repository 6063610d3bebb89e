import { z } from 'zod'
import { type Feature, merged } from '@/lib/feature'
import { features } from '@/lib/features'
import { MailAddress } from '@/lib/mail/address'
import { Mail } from '@/lib/mail/mail'

/** Every kind of job and its payload. The queues of the database have the same names, and a test compares them. */
export const jobs = {
  'upkeep.run': z.object({ step: z.string() }),
  // The database adds it: private.tell_of_new_email.
  'email-change.mail': z.object({ to: MailAddress, at: z.iso.datetime({ offset: true }) }),
  'mail.send': Mail,
  ...merged(features, 'jobs'),
} as const

export type JobName = keyof typeof jobs
export type Payload<Name extends JobName> = z.infer<(typeof jobs)[Name]>

const declared: readonly Feature[] = features
const turns: Feature['jobTurns'] = Object.assign(
  { 'upkeep.run': 'first' },
  ...declared.map(({ jobTurns }) => jobTurns),
)
const placeOf = (name: string) => ['first', undefined, 'last'].indexOf(turns?.[name])

/** A tick takes the kinds in this order: first those that add jobs, last those that nobody waits for. */
export const jobNames = (Object.keys(jobs) as JobName[]).toSorted(
  (one, other) => placeOf(one) - placeOf(other),
)
