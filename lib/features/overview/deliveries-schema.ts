import { z } from 'zod'
import { count } from './count'

/** The part about webhooks. */
export const deliveriesFields = {
  /** Fourteen days, the oldest first, by the day of the delivery. Null for a caller who may not read webhooks. */
  deliveries: z
    .array(
      z.object({
        day: z.iso.date(),
        total: count,
        /** Those of the total that were given up. */
        failed: count,
      }),
    )
    .nullable(),
}
