import type { Part } from '../part.ts'

export const part: Part = {
  summary: 'Command palette',
  paths: [
    'app/(workspace)/palette',
    'app/(workspace)/w/*/projects/palette.ts',
    'app/(workspace)/w/*/projects/*/tasks/palette.ts',
    'app/_messages/*/palette.ts',
    'app/_messages/*/tasks-palette.ts',
    'tests/**/*palette*',
  ],
  cuts: {
    'app/(workspace)/feature.ts': ['  palette?: FeaturePalette\n'],
  },
}
