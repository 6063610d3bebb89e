import { z } from 'zod'
import { type Feature, merged } from '@/lib/feature'
import { features } from '@/lib/features'
import { AccountNotice } from '@/lib/mail/account-notice'
import { Mail } from '@/lib/mail/mail'

/** Equals the queues of the database, which a test compares. */
export const jobs = {
  'upkeep.run': z.object({ step: z.string() }),
  'account-notice.mail': AccountNotice,
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

export const jobNames = (Object.keys(jobs) as JobName[]).toSorted(
  (one, other) => placeOf(one) - placeOf(other),
)
