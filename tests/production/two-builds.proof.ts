import { readFileSync } from 'node:fs'
import type { Browser, Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '@plinth/local-supabase/ports'
import { build } from '../../scripts/production/build'
import { distDir, startServer } from '../../scripts/production/server'
import { launchChromium } from './open-page'
import { BUILDING_TEST_MS } from '../../scripts/command/patience'

/** A release before this one, made with another key. */
const earlier = {
  NEXT_DIST_DIR: '.next/test-earlier',
  NEXT_DEPLOYMENT_ID: 'earlier',
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32, 'the key of before').toString('base64'),
}
/** This release, made once more. */
const again = { NEXT_DIST_DIR: '.next/test-again' }
const typed = { email: 'no address', password: 'a-typed-password' }

let browser: Browser
beforeAll(async () => {
  await build(earlier)
  await build(again)
  browser = await launchChromium()
}, BUILDING_TEST_MS)
afterAll(() => browser.close())

const actionsOf = (dir: string): string[] =>
  Object.keys(
    JSON.parse(readFileSync(`${dir}/server/server-reference-manifest.json`, 'utf8')).node,
  ).toSorted()

test('builds of one key name every action alike, and builds of two keys none', () => {
  const [ours, same, other] = [distDir, again.NEXT_DIST_DIR, earlier.NEXT_DIST_DIR].map(actionsOf)

  expect(ours!.length).toBeGreaterThan(20)
  expect(same).toEqual(ours)
  expect(ours!.filter((id) => other!.includes(id))).toEqual([])
})

/** A page that the earlier build has made, with the current one behind its address by the time it is sent. */
async function acrossBuilds(javaScriptEnabled: boolean, open: (page: Page, url: string) => Promise<void>) {
  const port = await freePort()
  const before = await startServer(earlier, port)
  const context = await browser.newContext({ javaScriptEnabled })
  const page = await context.newPage()
  await open(page, before.url)
  for (const [name, value] of Object.entries(typed))
    await page.locator(`main [name=${name}]:visible`).fill(value)
  await before.stop()
  const server = await startServer({}, port)
  return {
    page,
    async [Symbol.asyncDispose]() {
      await context.close()
      await server.stop()
    },
  }
}

async function keptIn(page: Page) {
  await page.getByText('nothing was sent').waitFor()
  const values = Object.keys(typed).map((name) => page.locator(`main [name=${name}]:visible`).inputValue())
  return Promise.all([...values, page.content().then((html) => html.includes(typed.password))])
}

const withoutPassword = [typed.email, '', false]

const send = (page: Page) => page.locator('main form button[type=submit]').first().click()

test('without scripts a form of the build before comes back filled in', async () => {
  await using across = await acrossBuilds(
    false,
    async (page, url) => void (await page.goto(`${url}/sign-in`)),
  )

  await send(across.page)

  expect(await keptIn(across.page)).toEqual(withoutPassword)
})

test.each([
  ['that was opened', async (page: Page, url: string) => void (await page.goto(`${url}/sign-in`))],
  [
    'that a script has led to',
    async (page: Page, url: string) => {
      await page.goto(`${url}/sign-up`)
      await page.waitForLoadState('networkidle')
      await page.getByRole('link', { name: 'Sign in' }).last().click()
      await page.waitForURL('**/sign-in*')
      await page.locator('main [name=password]').waitFor()
    },
  ],
])('with scripts a form of a page %s comes back filled in, and is then taken', async (_, open) => {
  await using across = await acrossBuilds(true, async (page, url) => {
    await open(page, url)
    await page.waitForLoadState('networkidle')
  })

  await send(across.page)
  // Scripts fill in what the page alone cannot tell.
  await expect.poll(() => keptIn(across.page)).toEqual(withoutPassword)
  await across.page.waitForLoadState('networkidle')
  await across.page.locator('main [name=password]:visible').fill(typed.password)
  await send(across.page)

  await across.page.locator('main [name=email][aria-invalid=true]').waitFor()
})
