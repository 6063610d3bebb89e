import { defineConfig } from '@playwright/test'
import { freePort } from './scripts/local/ports.ts'
import { chromiumArguments, findChromium } from './tests/support/chromium.ts'

// Workers read this file again and inherit what the first reading chose.
process.env.APP_PORT ??= String(await freePort())
process.env.CHROMIUM_PATH ??= await findChromium()

export default defineConfig({
  testDir: 'tests/browser',
  outputDir: 'test-results',
  globalSetup: './tests/browser/start-app.ts',
  fullyParallel: true,
  workers: 2,
  timeout: 120_000,
  reporter: [['list']],
  forbidOnly: true,
  use: {
    baseURL: `http://localhost:${process.env.APP_PORT}`,
    trace: 'retain-on-failure',
    launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: chromiumArguments },
  },
})
