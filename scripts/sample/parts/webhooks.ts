import type { Part } from '../part.ts'

export const part: Part = {
  summary: 'Outbound webhooks',
  paths: [
    'lib/features/webhooks',
    'app/api/v1/workspaces/*/webhooks',
    'app/(workspace)/w/*/webhooks',
    'app/_messages/*/webhooks.ts',
    'supabase/schemas/*webhook*',
    'lib/features/overview/deliveries*',
    'app/(workspace)/w/*/overview/deliveries-by-day.tsx',
    'app/_messages/*/overview-deliveries.ts',
    'docs/architecture/webhooks.md',
    'lib/environment/webhooks.ts',
    'scripts/demo/webhook-*',
    'tests/**/*webhook*',
  ],
  cuts: {
    'lib/local-defaults.ts': ["  WEBHOOK_SECRET_KEYS: '1:cGxpbnRoLWxvY2FsLXdlYmhvb2stc2VjcmV0LWtleSE=',\n"],
    'scripts/deploy/checks/app.ts': [", 'WEBHOOK_SECRET_KEYS'"],
    'scripts/dev/next.ts': ["        WEBHOOK_ALLOW_LOCAL: 'true',\n"],
    'scripts/dev/worker.ts': [" WEBHOOK_ALLOW_LOCAL: 'true',"],
    'scripts/production/values.ts': [
      "  WEBHOOK_SECRET_KEYS: '1:NYAfVBy63/Vogr04Ji70P6HStWcSnwwa53hr4S2/19M=',\n",
      '  WEBHOOK_SECRET_KEYS: ownSecrets.WEBHOOK_SECRET_KEYS,\n',
    ],
    'scripts/production/app.ts': [', sealingKeys: productionValues.WEBHOOK_SECRET_KEYS'],
    'lib/features/overview/schema.ts': ['  ...deliveriesFields,\n'],
    'lib/features/overview/feature.ts': [", 'webhooks'"],
    'app/api/v1/workspaces/[workspaceId]/overview/route.ts': [', its deliveries by day'],
  },
}
