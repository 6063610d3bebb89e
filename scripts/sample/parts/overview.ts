import type { Part } from '../part.ts'

export const part: Part = {
  summary: 'Charts on the home page of a workspace',
  needs: ['tasks'],
  paths: [
    'lib/features/overview',
    'app/api/v1/workspaces/*/overview',
    'app/(workspace)/w/*/overview',
    'app/_ui/{bar-chart,meter-list}.tsx',
    'app/_messages/*/overview*.ts',
    'supabase/schemas/*_sample_overview*.sql',
    'tests/{api,browser,features}/overview.*',
    'tests/lib/db/overview-round-trips.test.ts',
    'scripts/screenshots/overview.ts',
    'docs/screenshots/overview-*',
    'tests/overview-readme.test.ts',
  ],
}
