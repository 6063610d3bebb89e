import type { Feature } from '@/lib/feature'

export const factors = {
  name: 'factors',
  needs: ['account', 'auth-events'],
} as const satisfies Feature
