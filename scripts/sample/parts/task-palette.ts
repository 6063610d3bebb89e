import type { Part } from '../part.ts'

export const part: Part = {
  summary: 'Tasks in the command palette',
  needs: ['tasks', 'palette'],
  paths: ['app/(workspace)/w/*/projects/*/tasks/palette.ts', 'app/_messages/*/tasks-palette.ts'],
}
