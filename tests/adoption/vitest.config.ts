import { defineConfig } from 'vitest/config'
import { BUILDING_TEST_MS } from '../../scripts/command/patience.ts'

const root = `${import.meta.dirname}/../..`

export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: {
    include: ['tests/adoption/*.test.ts'],
    testTimeout: BUILDING_TEST_MS,
    hookTimeout: BUILDING_TEST_MS,
    // Each adoption has the machine to itself.
    maxWorkers: 1,
    disableConsoleIntercept: true,
  },
})
