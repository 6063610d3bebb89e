import type { Part } from '../part.ts'

export const part: Part = {
  summary: 'Changes of several tasks at once',
  needs: ['tasks'],
  paths: [
    'app/(workspace)/w/*/projects/*/bulk',
    'lib/features/tasks/bulk-*',
    'app/api/v1/workspaces/*/tasks/bulk-changes',
    'app/_messages/*/bulk.ts',
    'tests/{api/task-bulk,browser/task-bulk,features/task-bulk,lib/db/task-bulk,lib/tasks/bulk-}*',
  ],
}
