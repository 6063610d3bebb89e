import type { Feature } from '@/lib/feature'

export const factors = {
  name: 'factors',
  needs: ['account', 'auth-events'],
  apiChanges: [
    {
      on: '2026-11-30',
      kind: 'added',
      text: 'The second factors of the signed-in person.',
      operations: ['getFactors'],
    },
  ],
} as const satisfies Feature
