import { defineConfig } from '@playwright/test'
import { freePort } from '@plinth/local-supabase/ports'
import { chromiumArguments, findChromium } from './scripts/command/chromium.ts'
import { ARRIVAL_MS, TEST_MS } from './scripts/command/patience.ts'
import { temporaryDir } from './scripts/command/temporary.ts'

process.env.TMPDIR = temporaryDir()

// Workers read this file again and inherit what the first reading chose.
process.env.APP_PORT ??= String(await freePort())
process.env.CHROMIUM_PATH ??= await findChromium()

/** The proofs take longer: files of their own, and what repeats a journey on a phone, in German or without scripts, by a tag. */
const proofs = process.env.PROOFS === 'true'

export default defineConfig({
  testDir: 'tests/browser',
  testMatch: proofs ? '**/*.{proof,spec}.ts' : '**/*.spec.ts',
  ...(proofs ? { grep: /\.proof\.ts|@proof/ } : { grepInvert: /@proof/ }),
  outputDir: 'test-results',
  globalSetup: './tests/browser/start-app.ts',
  fullyParallel: true,
  workers: 2,
  timeout: TEST_MS,
  expect: { timeout: ARRIVAL_MS, toPass: { timeout: ARRIVAL_MS } },
  reporter: [['list']],
  forbidOnly: true,
  use: {
    baseURL: `http://localhost:${process.env.APP_PORT}`,
    launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: chromiumArguments },
  },
})
