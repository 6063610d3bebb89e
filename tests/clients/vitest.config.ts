import { defineConfig } from 'vitest/config'
import { onDatabase } from '../../vitest.config.ts'

export default defineConfig({
  root: `${import.meta.dirname}/../..`,
  test: { projects: [onDatabase('clients', ['tests/clients/*.test.ts'], 'today')] },
})
