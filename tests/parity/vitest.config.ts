import { defineConfig } from 'vitest/config'
import { patient, TEST_MS } from '../support/patience.ts'

const root = `${import.meta.dirname}/../..`

export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: {
    include: ['tests/parity/*.test.ts'],
    testTimeout: TEST_MS,
    hookTimeout: TEST_MS,
    expect: { poll: patient },
  },
})
