import type { Part } from '../part.ts'

export const part: Part = {
  summary: 'The task tracker as a whole, with this command',
  lastOf: ['projects', 'tasks', 'labels', 'comments', 'attachments', 'overview'],
  paths: [
    'scripts/sample-remove.ts',
    'scripts/sample',
    'scripts/test-adoption.ts',
    'tests/adoption',
    'tests/scripts/{sample-remove,sample-removal-command}.test.ts',
    'docs/screenshots',
    'app/_messages/*/sample.ts',
    'tests/sample-readme.test.ts',
    'tests/schema/sample-files.test.ts',
  ],
  cuts: {
    'package.json': [
      '    "sample:remove": "node scripts/sample-remove.ts",\n',
      '    "test:adoption": "node scripts/test-adoption.ts",\n',
    ],
    'app/(site)/page.tsx': ['    [landing.replaceTitle, landing.replace],\n'],
    'lib/feature.ts': [
      '  /** Belongs to the sample product, which an adopter replaces. */\n  sample?: true\n',
    ],
    'lib/db/page.ts': ["export const oldestFirst = following('>', 'asc')\n"],
  },
  replacements: {
    'tests/api/api-keys.test.ts': [
      ['({ sample, keyScopes: own = [] }) => (sample ? [] : own)', '({ keyScopes: own = [] }) => own'],
    ],
  },
}
