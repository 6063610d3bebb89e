import { z } from 'zod'
import { deliveriesFields } from './deliveries-schema'
import { workFields } from './work-schema'

/** Weeks begin on Monday, days at midnight, both in UTC. A count of 1,000 means 1,000 or more. */
export const Overview = z.object({
  ...workFields,
  ...deliveriesFields,
})
export type Overview = z.infer<typeof Overview>
