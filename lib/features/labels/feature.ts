import type { Feature } from '@/lib/feature'

export const labels = {
  name: 'labels',
  sample: true,
  needs: ['workspaces'],
  permissions: {
    'labels.read': ['owner', 'admin', 'member', 'viewer'],
    'labels.create': ['owner', 'admin', 'member'],
    'labels.change': ['owner', 'admin', 'member'],
    'labels.remove': ['owner', 'admin'],
  },
  activity: { label: { nameColumn: 'name' } },
  exportTables: {
    labels: {
      tenant: 'workspace_id',
      key: ['id'],
      columns: ['id', 'workspace_id', 'name', 'colour', 'version', 'created_at', 'updated_at'],
    },
  },
  apiTags: { labels: { name: 'Labels', description: 'Named, coloured tags for tasks.' } },
  apiChanges: [
    {
      on: '2026-12-01',
      kind: 'added',
      text: 'The parameter `q` finds by a part of the name.',
      operations: ['listLabels'],
    },
  ],
} as const satisfies Feature
