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
    'app/_ui/size-of.ts',
    'tests/{api,lib/db,lib/jobs,support}/attachment-*',
    'tests/{api,browser,features,parity,policies,support}/attachments.*',
    'tests/lib/attachments',
    'tests/migrations/released-rows/*_attachments.sql',
    'docs/architecture/files.md',
  ],
  replacements: {
    'lib/storage/objects.ts': [['export const UPLOAD_URL_SECONDS', 'const UPLOAD_URL_SECONDS']],
  },
}
