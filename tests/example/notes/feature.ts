import type { Feature } from '@/lib/feature'

export const notes = {
  name: 'notes',
  needs: ['workspaces'],
  permissions: {
    'notes.read': ['owner', 'admin', 'member', 'viewer'],
    'notes.create': ['owner', 'admin', 'member'],
    'notes.change': ['owner', 'admin', 'member'],
    'notes.remove': ['owner', 'admin'],
  },
  keyScopes: ['notes.read', 'notes.create', 'notes.change', 'notes.remove'],
  activity: { note: { nameColumn: 'title' } },
  exportTables: {
    notes: {
      tenant: 'workspace_id',
      key: ['id'],
      columns: ['id', 'workspace_id', 'title', 'body', 'version', 'created_by', 'created_at', 'updated_at'],
    },
  },
  apiTags: { notes: { name: 'Notes', description: 'Short texts that a workspace shares.' } },
} as const satisfies Feature
