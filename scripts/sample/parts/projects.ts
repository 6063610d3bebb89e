import type { Part } from '../part.ts'

export const part: Part = {
  summary: 'Projects of a workspace',
  paths: [
    'lib/features/projects',
    'app/api/v1/workspaces/*/projects',
    'app/(workspace)/w/*/projects',
    'app/_messages/*/projects.ts',
    'supabase/schemas/*_sample_projects.sql',
    'app/_forms/name-taken.ts',
    'tests/{api,browser,features}/projects.*',
    'tests/browser/project-{people,sidebar}*',
    'tests/migrations/released-rows/*_projects.sql',
  ],
  replacements: {
    'app/(workspace)/choice-text-form.tsx': [
      ['export async function ChoiceTextField', 'async function ChoiceTextField'],
    ],
  },
}
