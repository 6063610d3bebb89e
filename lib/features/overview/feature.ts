import type { Feature } from '@/lib/feature'

export const overview = {
  name: 'overview',
  sample: true,
  needs: ['tasks', 'webhooks'],
} as const satisfies Feature
