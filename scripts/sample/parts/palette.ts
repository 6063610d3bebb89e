import type { Part } from '../part.ts'

export const part: Part = {
  summary: 'Command palette',
  paths: [
    'app/(workspace)/palette',
    'app/_messages/*/palette.ts',
    'app/_ui/dialog.tsx',
    'tests/browser/{palette,task-palette}.proof.ts',
    'tests/browser/palettes.ts',
  ],
  cuts: {
    'app/(workspace)/feature.ts': ['  palette?: FeaturePalette\n'],
  },
  replacements: {
    'app/_ui/arrival.tsx': [['export function fieldAt', 'function fieldAt']],
    'app/_ui/search-list.ts': [['export async function searchList', 'async function searchList']],
  },
}
