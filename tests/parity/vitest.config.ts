import { defineConfig } from 'vitest/config'
import { patient, TEST_MS } from '../../scripts/command/patience.ts'

const root = `${import.meta.dirname}/../..`

export default defineConfig({
  root,
  resolve: { alias: { '@': root, 'server-only': `${root}/node_modules/server-only/empty.js` } },
  test: {
    include: ['packages/local-supabase/parity/*.test.ts', 'tests/parity/*.test.ts'],
    testTimeout: TEST_MS,
    hookTimeout: TEST_MS,
    expect: { poll: patient },
  },
})
