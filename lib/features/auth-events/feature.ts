import type { Feature } from '@/lib/feature'

export const authEvents = {
  name: 'auth-events',
  upkeep: { 'auth-events.purge': '7 3 * * *' },
} as const satisfies Feature
