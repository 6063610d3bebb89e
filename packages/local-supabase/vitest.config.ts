import { defineConfig } from 'vitest/config'
import { patient, TEST_MS } from './parity/patience.ts'

const patience = { testTimeout: TEST_MS, hookTimeout: TEST_MS, expect: { poll: patient } }

/** The package by itself. Its record of the real services is compared in "npm run test:parity". */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    projects: [
      {
        test: {
          name: 'API',
          include: ['tests/api/*.test.ts'],
          globalSetup: 'tests/api/cluster.ts',
          ...patience,
        },
      },
      { test: { name: 'stack', include: ['tests/*.test.ts'], ...patience } },
    ],
  },
})
