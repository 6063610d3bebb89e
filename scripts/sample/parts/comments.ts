import type { Part } from '../part.ts'

export const part: Part = {
  summary: 'Comments on tasks',
  needs: ['tasks'],
  paths: [
    'lib/features/comments',
    'app/api/v1/workspaces/*/tasks/*/comments',
    'app/(workspace)/w/*/projects/*/tasks/*/comments',
    'app/_messages/*/comments.ts',
    'supabase/schemas/*_sample_comments.sql',
    'tests/{api,lib/db}/comment-*',
    'tests/{api,browser,features,policies}/comments.*',
    'tests/migrations/released-rows/*_comments.sql',
  ],
}
