import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { chromiumArguments, findChromium } from '../command/chromium.ts'
import { projectDir } from '../command/project.ts'
import { demoPassword } from '../demo/seed.ts'
import { overview } from './overview.ts'
import type { Picture } from './picture.ts'
import { task, tasks } from './tasks.ts'

/** Pictures in the order of their taking. */
const signedIn: readonly Picture[] = [overview, tasks, task]

/** A README loads every picture, over slow lines too. */
const BYTES_MAX = 150_000
/** The time until a page has come alive. Its network is no sign, because it fetches ahead and hears of changes. */
const SETTLED_MS = 2_000
const size = { width: 1200, height: 800 }
const folder = join(projectDir, 'docs/screenshots')

/** Writes each picture in light and in dark. Throws when one is too large to be in a README. */
export async function takeScreenshots(siteUrl: string): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArguments })
  try {
    const taken = []
    for (const colorScheme of ['light', 'dark'] as const)
      taken.push(...(await takeIn(browser, siteUrl, colorScheme)))
    return taken
  } finally {
    await browser.close()
  }
}

async function takeIn(browser: Browser, baseURL: string, colorScheme: 'light' | 'dark') {
  const context = await browser.newContext({ baseURL, colorScheme, viewport: size, reducedMotion: 'reduce' })
  const page = await context.newPage()
  const take = (name: string) => write(page, `${name}-${colorScheme}.png`)

  await page.goto('/')
  const taken = [await take('landing')]
  await signIn(page)
  for (const { name, open } of signedIn) {
    await open(page)
    taken.push(await take(name))
  }
  await context.close()
  return taken
}

async function signIn(page: Page) {
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill('ada@example.com')
  await page.getByLabel('Password').fill(demoPassword)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL('**/workspaces')
}

async function write(page: Page, name: string) {
  const path = join(folder, name)
  await page.waitForTimeout(SETTLED_MS)
  await page.screenshot({ path })
  const { size: bytes } = await stat(path)
  if (bytes > BYTES_MAX) throw new Error(`${name} has ${bytes} bytes, more than ${BYTES_MAX}.`)
  return `docs/screenshots/${name} (${Math.round(bytes / 1_000)} kB)`
}
