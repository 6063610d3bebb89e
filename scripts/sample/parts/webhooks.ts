import type { Part } from '../part.ts'

export const part: Part = {
  summary: 'Outbound webhooks',
  paths: [
    'lib/features/webhooks',
    'app/api/v1/workspaces/*/webhooks',
    'app/(workspace)/w/*/webhooks',
    'app/_messages/*/webhooks.ts',
    'supabase/schemas/*_webhook*',
    'lib/features/overview/deliveries*',
    'app/(workspace)/w/*/overview/deliveries-by-day.tsx',
    'app/_messages/*/overview-deliveries.ts',
    'docs/architecture/webhooks.md',
    'tests/**/*webhook*',
  ],
  cuts: {
    'lib/features/overview/schema.ts': [
      '  ...deliveriesFields,\n',
    ],
    'lib/features/overview/feature.ts': [
      ', \'webhooks\'',
    ],
    'app/api/v1/workspaces/[workspaceId]/overview/route.ts': [
      ', its deliveries by day',
    ],
  },
}
