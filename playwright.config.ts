import { defineConfig } from '@playwright/test'
import { freePort } from '@plinth/local-supabase/ports'
import { chromiumArguments, findChromium } from './scripts/command/chromium.ts'
import { temporaryDir } from './scripts/command/temporary.ts'

process.env.TMPDIR = temporaryDir()

// Workers read this file again and inherit what the first reading chose.
process.env.APP_PORT ??= String(await freePort())
process.env.CHROMIUM_PATH ??= await findChromium()

export default defineConfig({
  testDir: 'tests/browser',
  // The proofs take longer: npm run test:proofs.
  testMatch: process.env.PROOFS === 'true' ? '**/*.proof.ts' : '**/*.spec.ts',
  outputDir: 'test-results',
  globalSetup: './tests/browser/start-app.ts',
  fullyParallel: true,
  workers: 2,
  timeout: 120_000,
  // A busy machine is slow, not wrong.
  expect: { timeout: 15_000 },
  reporter: [['list']],
  forbidOnly: true,
  use: {
    baseURL: `http://localhost:${process.env.APP_PORT}`,
    launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: chromiumArguments },
  },
})
