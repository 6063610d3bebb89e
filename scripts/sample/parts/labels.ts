import type { Part } from '../part.ts'

export const part: Part = {
  summary: 'Labels of a workspace, which tasks wear',
  paths: [
    'lib/features/labels',
    'app/api/v1/workspaces/*/labels',
    'app/(workspace)/w/*/labels',
    'app/_messages/*/labels.ts',
    'supabase/schemas/*_sample_labels.sql',
    'tests/**/label*',
    'tests/migrations/released-rows/*_labels.sql',
  ],
}
