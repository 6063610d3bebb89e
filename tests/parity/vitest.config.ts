import { defineConfig } from 'vitest/config'

const root = `${import.meta.dirname}/../..`

export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: {
    include: ['packages/local-supabase/parity/*.test.ts', 'tests/parity/*.test.ts'],
    // A hosted project is a round trip away for every call.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
