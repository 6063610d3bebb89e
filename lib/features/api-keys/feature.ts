import { z } from 'zod'
import { locales } from '@/lib/auth/locale'
import type { Feature } from '@/lib/feature'

export const apiKeys = {
  name: 'api-keys',
  needs: ['workspaces', 'members'],
  permissions: {
    'api-keys.read': ['owner', 'admin'],
    'api-keys.create': ['owner', 'admin'],
    'api-keys.remove': ['owner', 'admin'],
  },
  grantsAccess: 'by-secret',
  activity: { api_key: { nameColumn: 'name' } },
  jobs: {
    'api-key.mail': z.object({
      to: z.string(),
      locale: z.enum(locales).nullable(),
      name: z.string(),
      prefix: z.string(),
      at: z.iso.datetime({ offset: true }),
    }),
  },
  exportTables: {
    api_keys: {
      tenant: 'workspace_id',
      key: ['id'],
      columns: [
        'id',
        'workspace_id',
        'name',
        'prefix',
        'scopes',
        'expires_at',
        'last_used_at',
        'revoked_at',
        'created_by',
        'created_at',
      ],
    },
  },
  apiTags: {
    'api-keys': {
      name: 'API keys',
      description: 'Access for programs, limited to one workspace and to scopes.',
    },
  },
} as const satisfies Feature
