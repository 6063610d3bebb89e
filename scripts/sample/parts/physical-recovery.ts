import type { Part } from '../part.ts'

export const part: Part = {
  summary: 'Base backups, an archive of the log, and the drill that recovers from them',
  paths: [
    'scripts/recovery/physical',
    'scripts/recovery/drill',
    'scripts/recovery/drill-command.ts',
    'scripts/db-drill.ts',
    'tests/scripts/drill.proof.ts',
  ],
  cuts: {
    'docs/operations.md': [', and rehearse with\n`npm run db:drill`'],
    'README.md': ['. `db:drill` recovers a lost database to a point in time'],
    'package.json': ['    "db:drill": "node scripts/db-drill.ts",\n'],
    '.ci/run': ['npm run db:drill\n'],
    'scripts/test-proofs.ts': [' the recovery drill and its sabotages;'],
    'tests/architecture.test.ts': ['|drill'],
  },
}
