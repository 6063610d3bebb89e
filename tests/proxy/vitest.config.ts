import { defineConfig } from 'vitest/config'
import { TEST_MS } from '../../scripts/command/patience.ts'

const root = `${import.meta.dirname}/../..`

export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: {
    include: ['tests/proxy/*.test.ts'],
    globalSetup: 'tests/production/global-setup.ts',
    testTimeout: TEST_MS,
    hookTimeout: TEST_MS,
  },
})
