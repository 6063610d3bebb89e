import type { Part } from '../part.ts'

export const part: Part = {
  summary: 'Keyboard shortcuts of the task list',
  needs: ['tasks'],
  paths: [
    'app/(workspace)/w/*/projects/*/keyboard',
    'app/_messages/*/keyboard.ts',
    'tests/browser/task-{,bulk-}keys.spec.ts',
  ],
}
