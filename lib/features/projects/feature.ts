import type { Feature } from '@/lib/feature'

export const projects = {
  name: 'projects',
  sample: true,
  needs: ['workspaces'],
  permissions: {
    'projects.read': ['owner', 'admin', 'member', 'viewer'],
    'projects.create': ['owner', 'admin', 'member'],
    'projects.change': ['owner', 'admin', 'member'],
    'projects.remove': ['owner', 'admin'],
  },
  keyScopes: ['projects.read', 'projects.create', 'projects.change', 'projects.remove'],
  activity: { project: { nameColumn: 'name' } },
  exportTables: {
    projects: {
      tenant: 'workspace_id',
      key: ['id'],
      columns: [
        'id',
        'workspace_id',
        'name',
        'description',
        'version',
        'created_by',
        'created_at',
        'updated_at',
      ],
    },
  },
  apiTags: { projects: { name: 'Projects', description: 'Groups of tasks.' } },
  apiChanges: [
    {
      on: '2026-12-01',
      kind: 'added',
      text: 'The parameter `q` finds by a part of the name.',
      operations: ['listProjects'],
    },
  ],
} as const satisfies Feature
