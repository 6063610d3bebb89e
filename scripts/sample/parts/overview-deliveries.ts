import type { Part } from '../part.ts'

export const part: Part = {
  summary: 'Webhook deliveries in the overview',
  needs: ['overview', 'webhooks'],
  paths: [
    'lib/features/overview/deliveries*',
    'app/(workspace)/w/*/overview/deliveries-by-day.tsx',
    'app/_messages/*/overview-deliveries.ts',
  ],
}
