import { z } from 'zod'
import { locales } from '@/lib/auth/locale'
import type { Feature } from '@/lib/feature'

export const members = {
  name: 'members',
  needs: ['workspaces'],
  permissions: {
    'members.read': ['owner', 'admin', 'member', 'viewer'],
    'members.change': ['owner', 'admin'],
    'members.remove': ['owner', 'admin'],
    'members.leave': ['owner', 'admin', 'member', 'viewer'],
  },
  grantsAccess: 'by-role',
  activity: { member: { nameColumn: null } },
  jobs: {
    'ownership.mail': z.object({
      to: z.string(),
      locale: z.enum(locales).nullable(),
      workspaceId: z.uuid(),
      at: z.iso.datetime({ offset: true }),
    }),
  },
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
  apiChanges: [
    {
      on: '2026-12-01',
      kind: 'added',
      text: 'The parameter `q` finds by a part of the name.',
      operations: ['listMembers'],
    },
  ],
} as const satisfies Feature
