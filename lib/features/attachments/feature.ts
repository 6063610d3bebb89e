import { z } from 'zod'
import type { Feature } from '@/lib/feature'

export const attachments = {
  name: 'attachments',
  sample: true,
  needs: ['tasks'],
  permissions: {
    'attachments.read': ['owner', 'admin', 'member', 'viewer'],
    'attachments.create': ['owner', 'admin', 'member'],
    'attachments.remove': ['owner', 'admin', 'member'],
    'attachments.moderate': ['owner', 'admin'],
  },
  keyScopes: ['attachments.read', 'attachments.create'],
  activity: { attachment: { nameColumn: 'file_name' } },
  jobs: {
    'attachments.sweep': z.object({ after: z.string() }),
    'attachments.remove': z.object({ names: z.array(z.string()).max(100) }),
  },
  jobTurns: { 'attachments.sweep': 'first', 'attachments.remove': 'last' },
  upkeep: { 'attachments.abandoned': '27 * * * *', 'attachments.sweep': '37 4 * * *' },
  exportTables: {
    attachments: {
      tenant: 'workspace_id',
      key: ['id'],
      columns: [
        'id',
        'workspace_id',
        'task_id',
        'file_name',
        'content_type',
        'size_bytes',
        'status',
        'object_name',
        'created_by',
        'created_at',
        'completed_at',
      ],
    },
  },
  files: {
    bucket: 'attachments',
    table: 'attachments',
    key: ['task_id', 'id'],
    /** Nothing that a browser would run, such as HTML or SVG. */
    contentTypes: [
      'image/png',
      'image/jpeg',
      'image/gif',
      'image/webp',
      'image/avif',
      'application/pdf',
      'text/plain',
      'text/csv',
      'text/markdown',
      'application/json',
      'application/zip',
      'audio/mpeg',
      'video/mp4',
      'video/webm',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ],
    /** 25 MiB: a long document or a short film, and half of what Supabase's smallest plan takes in one upload. */
    sizeBytesMax: 26_214_400,
  },
  apiTags: {
    attachments: {
      name: 'Attachments',
      description: 'Files of a task, uploaded and downloaded by signed URLs.',
    },
  },
} as const satisfies Feature
