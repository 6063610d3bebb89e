import { defineConfig } from 'vitest/config'
import { onDatabase } from '../../vitest.config.ts'

const root = `${import.meta.dirname}/../..`

export default defineConfig({
  root,
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [onDatabase('pooler', ['tests/pooler/*.test.ts'], 'today')],
  },
})
