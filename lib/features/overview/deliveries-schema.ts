import { z } from 'zod'
import { described } from '@/lib/described'
import { count } from './count'

export const deliveriesFields = {
  deliveries: z
    .array(
      described(z.object({ day: z.iso.date(), total: count, failed: count }), {
        day: 'The day of the deliveries.',
        total: 'The number of deliveries.',
        failed: 'The number of failed deliveries.',
      }),
    )
    .nullable()
    .meta({
      description:
        'Fourteen days, oldest first, by the day of the delivery. Null for a caller who may not read webhooks.',
      maxItems: 14,
    }),
}
