import { z } from 'zod'
import { count } from './count'

export const deliveriesFields = {
  /** Fourteen days, oldest first, by the day of the delivery. Null for a caller who may not read webhooks. */
  deliveries: z
    .array(
      z.object({
        day: z.iso.date(),
        total: count,
        failed: count,
      }),
    )
    .nullable(),
}
