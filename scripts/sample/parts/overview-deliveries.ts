import type { Part } from '../part.ts'

export const part: Part = {
  summary: 'Webhook deliveries in the overview',
  needs: ['overview', 'webhooks'],
  paths: [
    'lib/features/overview/deliveries*',
    'app/(workspace)/w/*/overview/deliveries-by-day.tsx',
    'app/_messages/*/overview-deliveries.ts',
    'supabase/schemas/*_sample_overview_webhooks.sql',
    'tests/{api,browser}/overview-webhooks.*',
  ],
  cuts: {
    'lib/features/overview/feature.ts': [", 'webhooks'"],
    'app/api/v1/workspaces/[workspaceId]/overview/route.ts': [', its deliveries by day'],
  },
}
