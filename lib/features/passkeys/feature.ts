import type { Feature } from '@/lib/feature'

export const passkeys = {
  name: 'passkeys',
  needs: ['account', 'auth-events', 'factors'],
} as const satisfies Feature
