import type { Feature } from '@/lib/feature'

export const comments = {
  name: 'comments',
  sample: true,
  needs: ['tasks'],
  permissions: {
    'comments.read': ['owner', 'admin', 'member', 'viewer'],
    'comments.create': ['owner', 'admin', 'member'],
    'comments.change': ['owner', 'admin', 'member'],
    'comments.remove': ['owner', 'admin', 'member'],
    'comments.moderate': ['owner', 'admin'],
  },
  keyScopes: ['comments.read', 'comments.create'],
  activity: { comment: { nameColumn: null } },
  exportTables: {
    comments: {
      tenant: 'workspace_id',
      key: ['id'],
      columns: ['id', 'workspace_id', 'task_id', 'body', 'version', 'created_by', 'created_at', 'updated_at'],
      person: 'created_by',
    },
  },
  apiTags: { comments: { name: 'Comments', description: 'Comments on a task.' } },
} as const satisfies Feature
