import { z } from 'zod'
import type { Feature } from '@/lib/feature'

export const inboundEvents = {
  name: 'inbound-events',
  needs: ['invitations'],
  jobs: { 'inbound.process': z.object({ source: z.string(), eventId: z.string() }) },
  // Its changes lead to jobs of other kinds.
  jobTurns: { 'inbound.process': 'first' },
  upkeep: { 'inbound-events.purge': '7 4 * * *' },
} as const satisfies Feature
