import type { Feature } from '@/lib/feature'

export const workspaces = {
  name: 'workspaces',
  permissions: {
    'workspace.read': ['owner', 'admin', 'member', 'viewer'],
    'workspace.change': ['owner', 'admin'],
    'workspace.remove': ['owner'],
    'workspace.transfer': ['owner'],
    'workspace.secure': ['owner'],
  },
  keyScopes: ['workspace.read'],
  activity: { workspace: { nameColumn: 'name' } },
  exportTables: {
    workspaces: {
      tenant: 'id',
      key: ['id'],
      columns: ['id', 'name', 'requires_factor', 'time_zone', 'version', 'created_at', 'updated_at'],
    },
  },
  apiTags: {
    workspaces: {
      name: 'Workspaces',
      description: 'A workspace is a tenant. Everything else belongs to one.',
    },
  },
  apiChanges: [
    {
      on: '2026-12-01',
      kind: 'added',
      text: '`timeZone`, in which the days of a workspace begin.',
      operations: ['getWorkspace', 'changeWorkspace'],
    },
    {
      on: '2026-12-01',
      kind: 'added',
      text: 'The parameter `q` finds by a part of the name.',
      operations: ['listWorkspaces'],
    },
    {
      on: '2026-11-30',
      kind: 'added',
      text: '`requiresFactor`, by which a workspace demands a second factor of its members.',
      operations: ['changeWorkspace'],
    },
  ],
  examples: {
    keyScopes: ['workspace.read'],
    eventTypes: ['workspace.changed'],
    resourceName: 'Orchard',
    resourceValues: { name: 'Orchard' },
  },
} as const satisfies Feature
