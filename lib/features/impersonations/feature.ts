import type { Feature } from '@/lib/feature'

export const impersonations = {
  name: 'impersonations',
  upkeep: { 'impersonations.purge': '17 3 * * *' },
} as const satisfies Feature
