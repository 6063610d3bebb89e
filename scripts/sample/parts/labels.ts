import type { Part } from '../part.ts'

export const part: Part = {
  summary: 'Labels of a workspace, which tasks wear',
  needs: ['tasks'],
  paths: [
    'lib/features/labels',
    'app/api/v1/workspaces/*/labels',
    'app/(workspace)/w/*/labels',
    'app/_messages/*/labels.ts',
    'supabase/schemas/*_sample_labels.sql',
    'tests/{api,browser,features}/labels.*',
    'tests/browser/label-{focus,layout}.proof.ts',
    'tests/migrations/released-rows/*_labels.sql',
  ],
  cuts: {
    'app/globals.css': [
      '  --color-label-grey: light-dark(oklch(0.58 0.01 95), oklch(0.72 0.01 95));\n  --color-label-red: light-dark(oklch(0.58 0.19 27), oklch(0.7 0.16 25));\n  --color-label-orange: light-dark(oklch(0.63 0.16 50), oklch(0.76 0.14 55));\n  --color-label-yellow: light-dark(oklch(0.65 0.13 85), oklch(0.84 0.14 92));\n  --color-label-green: light-dark(oklch(0.58 0.14 145), oklch(0.76 0.15 148));\n  --color-label-teal: light-dark(oklch(0.57 0.1 190), oklch(0.77 0.1 190));\n  --color-label-blue: light-dark(oklch(0.55 0.15 250), oklch(0.72 0.13 250));\n  --color-label-purple: light-dark(oklch(0.54 0.18 300), oklch(0.73 0.14 302));\n  --color-label-pink: light-dark(oklch(0.6 0.18 355), oklch(0.75 0.14 355));\n\n',
    ],
  },
}
