import { z } from 'zod'
import { locales } from '@/lib/auth/locale'
import type { Feature } from '@/lib/feature'

export const invitations = {
  name: 'invitations',
  needs: ['workspaces', 'members'],
  permissions: {
    'invitations.read': ['owner', 'admin'],
    'invitations.create': ['owner', 'admin'],
    'invitations.remove': ['owner', 'admin'],
  },
  grantsAccess: 'by-role',
  activity: { invitation: { nameColumn: null } },
  jobs: {
    'invitation.mail': z.object({ token: z.string(), locale: z.enum(locales).default('en') }),
  },
  upkeep: { 'invitations.purge': '27 * * * *' },
  exportTables: {
    invitations: {
      tenant: 'workspace_id',
      key: ['id'],
      columns: ['id', 'workspace_id', 'email', 'role', 'created_by', 'created_at', 'expires_at'],
    },
  },
  apiTags: {
    invitations: {
      name: 'Invitations',
      description: 'Invitations to a workspace by email address.',
      after: 'Members',
    },
  },
  apiChanges: [
    {
      on: '2026-11-30',
      kind: 'added',
      text: '`creatorAuthorized` says whether the creator may still invite. Without that right the invitation lets nobody in.',
      operations: ['listInvitations'],
    },
  ],
} as const satisfies Feature
