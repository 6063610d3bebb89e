import type { Feature } from '@/lib/feature'

export const authEvents = {
  name: 'auth-events',
  upkeep: { 'auth-events.purge': '7 3 * * *' },
  apiChanges: [
    {
      on: '2026-11-30',
      kind: 'added',
      text: 'The sign-in log of the signed-in person.',
      operations: ['listAuthEvents'],
    },
  ],
} as const satisfies Feature
