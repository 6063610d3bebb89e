import type { Feature } from '@/lib/feature'

export const activity = {
  name: 'activity',
  needs: ['workspaces'],
  permissions: { 'activity.read': ['owner', 'admin'] },
  upkeep: { 'activity.purge': '17 3 * * *' },
  exportTables: {
    activity: {
      tenant: 'workspace_id',
      key: ['id'],
      columns: [
        'id',
        'workspace_id',
        'actor_kind',
        'actor_id',
        'api_key_id',
        'resource_kind',
        'resource_id',
        'resource_name',
        'action',
        'before',
        'after',
        'request_id',
        'created_at',
      ],
    },
  },
  apiTags: { activity: { name: 'Activity', description: 'The audit log of a workspace.' } },
} as const satisfies Feature
