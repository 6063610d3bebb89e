import type { Part } from '../part.ts'

export const part: Part = {
  summary: 'Projects in the command palette',
  needs: ['projects', 'palette'],
  paths: ['app/(workspace)/w/*/projects/palette.ts'],
}
