import type { Part } from '../part.ts'

export const part: Part = {
  summary: 'Files attached to tasks',
  needs: ['tasks'],
  paths: [
    'lib/features/attachments',
    'app/api/v1/workspaces/*/tasks/*/attachments',
    'app/(workspace)/w/*/projects/*/tasks/*/files',
    'app/_messages/*/attachments.ts',
    'supabase/schemas/*_sample_attachments.sql',
    'tests/**/attachment*',
    'tests/migrations/released-rows/*_attachments.sql',
    'docs/architecture/files.md',
  ],
}
