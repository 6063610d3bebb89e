import { defineConfig, type ViteUserConfig } from 'vitest/config'

const resolve = {
  alias: {
    '@': import.meta.dirname,
    // Next enforces it in a build; here every module runs on the server.
    'server-only': `${import.meta.dirname}/node_modules/server-only/empty.js`,
  },
}

type Project = NonNullable<NonNullable<ViteUserConfig['test']>['projects']>[number]

/** Tests of the app: a migrated database of their own for every file. */
export function onDatabase(name: string, include: string[], template: string): Project {
  return {
    resolve,
    test: {
      name,
      include,
      env: { TEST_TEMPLATE: template, LOG_LEVEL: 'silent' },
      globalSetup: 'tests/support/cluster.ts',
      setupFiles: ['tests/support/database.ts', 'tests/support/console.ts'],
    },
  }
}

export default defineConfig({
  resolve,
  test: {
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      onDatabase('app', ['tests/{api,policies,schema,lib}/**/*.test.ts', 'tests/*.test.ts'], 'today'),
      onDatabase('policies under the old default grants', ['tests/policies/**/*.test.ts'], 'old_defaults'),
      {
        resolve,
        test: {
          name: 'production',
          include: ['tests/production/**/*.test.ts'],
          globalSetup: 'tests/production/global-setup.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve,
        test: {
          name: 'local stack',
          include: ['tests/local/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
