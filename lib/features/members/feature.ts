import type { Feature } from '@/lib/feature'

export const members = {
  name: 'members',
  needs: ['workspaces'],
  permissions: {
    'members.read': ['owner', 'admin', 'member', 'viewer'],
    'members.change': ['owner', 'admin'],
    'members.remove': ['owner', 'admin'],
  },
  sensitivePermissions: ['members.change', 'members.remove'],
  activity: { member: { nameColumn: null } },
  exportTables: {
    memberships: {
      tenant: 'workspace_id',
      key: ['user_id'],
      columns: ['workspace_id', 'user_id', 'role', 'version', 'created_at'],
      person: 'user_id',
    },
  },
  apiTags: {
    members: { name: 'Members', description: 'The people of a workspace and their roles.' },
    ownership: { name: 'Members' },
  },
} as const satisfies Feature
