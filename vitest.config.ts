import { availableParallelism } from 'node:os'
import { defineConfig, type ViteUserConfig } from 'vitest/config'
import { patient, PROGRAM_MS, TEST_MS } from './scripts/command/patience.ts'
import { temporaryDir } from './scripts/command/temporary.ts'

process.env.TMPDIR = temporaryDir()

const root = import.meta.dirname
const alias = {
  '@': root,
  // Next enforces it in a build. Here every module runs on the server.
  'server-only': `${root}/node_modules/server-only/empty.js`,
}
const resolve = { alias }

/** The app with one feature more, on which its capabilities are proved: see tests/example/notes. */
const resolveWithExample = {
  alias: [
    { find: /^@\/lib\/features$/, replacement: `${root}/tests/example/features.ts` },
    { find: '@/app/api/operations', replacement: `${root}/tests/example/client-operations.ts` },
    { find: '@/lib/features/notes', replacement: `${root}/tests/example/notes` },
    ...Object.entries(alias).map(([find, replacement]) => ({ find, replacement })),
  ],
}

/** `npm test` runs the tests, `npm run test:proofs` the proofs beside them, which take longer. */
const proofs = process.env.PROOFS === 'true'
const file = proofs ? '*.proof.ts' : '*.test.ts'

const patience = {
  testTimeout: TEST_MS,
  hookTimeout: TEST_MS,
  expect: { poll: patient },
}

type Project = NonNullable<NonNullable<ViteUserConfig['test']>['projects']>[number]

/** Tests of the app: a migrated database of their own for every file. */
export function onDatabase(name: string, include: string[], template: string): Project {
  return {
    resolve: resolveWithExample,
    test: {
      name,
      include,
      env: { TEST_TEMPLATE: template, LOG_LEVEL: 'silent' },
      globalSetup: 'tests/support/cluster.ts',
      setupFiles: ['tests/support/database.ts', 'tests/support/console.ts'],
      ...patience,
    },
  }
}

/** Tests that bring what they need themselves, or find it running. */
function onTheirOwn(name: string, include: string[], globalSetup?: string): Project {
  return { resolve, test: { name, include, ...(globalSetup && { globalSetup }), ...patience } }
}

export default defineConfig({
  test: {
    passWithNoTests: false,
    teardownTimeout: PROGRAM_MS,
    // Many tests wait for a database or a process, and one worker more keeps the cores busy meanwhile.
    maxWorkers: availableParallelism() + 1,
    projects: [
      onDatabase(
        'app',
        [`tests/{api,contract,example,policies,schema,lib,recovery}/**/${file}`, `tests/${file}`],
        'today',
      ),
      ...(proofs
        ? [
            onDatabase(
              'policies under the old default grants',
              ['tests/policies/**/*.test.ts'],
              'old_defaults',
            ),
          ]
        : []),
      onTheirOwn('local stack', [`tests/{scripts,migrations,deploy,steps}/**/${file}`]),
      onTheirOwn(
        'parity',
        [`packages/local-supabase/parity/**/${file}`, `tests/parity/**/${file}`],
        'tests/support/stack.ts',
      ),
      onTheirOwn('production', [`tests/production/**/${file}`], 'tests/production/global-setup.ts'),
    ],
  },
})
