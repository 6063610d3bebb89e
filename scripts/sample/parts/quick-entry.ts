import type { Part } from '../part.ts'

export const part: Part = {
  summary: 'Tasks typed one after another without waiting',
  needs: ['tasks'],
  paths: [
    'app/(workspace)/w/*/projects/*/quick-entry',
    'app/_messages/*/quick-entry.ts',
    'tests/browser/task-quick-entr*',
  ],
  cuts: {
    'app/(workspace)/w/[workspaceId]/projects/[projectId]/new-task/new-task-form.tsx': [
      '      instead={useQuickEntry(action, words.notAdded)}\n',
    ],
  },
}
