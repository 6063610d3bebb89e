import type { Part } from '../part.ts'

export const part: Part = {
  summary: 'Undoing a change of a task',
  needs: ['tasks'],
  paths: [
    'app/(workspace)/w/*/projects/*/undo',
    'lib/features/tasks/undo-*',
    'app/_messages/*/undo.ts',
    'tests/browser/task-undo*',
    'tests/browser/task-*-undo.*',
    'tests/lib/tasks/{bulk-undo,undo-changes,undo-move}.test.ts',
  ],
}
