import type { Part } from '../part.ts'

export const part: Part = {
  summary: 'Board of a project’s tasks',
  needs: ['tasks'],
  paths: [
    'app/(workspace)/w/*/projects/*/board',
    'app/_messages/*/board.ts',
    'tests/browser/{task-board*,task-*-board.*}',
  ],
}
