import { readdirSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium, openPage } from './open-page'
import { startServer } from '../../scripts/production/server'

let server: Awaited<ReturnType<typeof startServer>>
let browser: Browser
beforeAll(async () => {
  server = await startServer()
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const publicPages = readdirSync('app/(site)', { recursive: true, encoding: 'utf8' })
  .filter((path) => basename(path) === 'page.tsx')
  // With a name in its address it is missing, which the next test is about.
  .filter((path) => !path.includes('['))
  .map((path) => `/${dirname(path)}`.replace('/.', '/'))

test.each(publicPages)('%s comes alive under its policy, with nothing refused', async (path) => {
  await using context = await browser.newContext()
  const { page, problems } = await openPage(context)

  await page.goto(server.url + path)
  await page.waitForFunction(isHydrated)

  expect(problems).toEqual([])
})

test('a missing page comes alive too, and only its own absence is an error', async () => {
  await using context = await browser.newContext()
  const { page, problems } = await openPage(context)

  await page.goto(`${server.url}/no-such-page`)
  await page.waitForFunction(isHydrated)

  expect(problems).toEqual([expect.stringContaining('status of 404')])
})

test('a script that was not ours is refused', async () => {
  await using context = await browser.newContext()
  const { page, problems } = await openPage(context)
  await page.goto(server.url)

  await page.evaluate(() => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<img src="data:," onerror="document.title = \'taken over\'">',
    )
  })

  await expect.poll(() => problems).toContainEqual(expect.stringContaining('script-src-attr refused inline'))
  expect(await page.title()).not.toBe('taken over')
})

test('without a DSN a browser downloads no Sentry, even for an error', async () => {
  await using context = await browser.newContext()
  const { page } = await openPage(context)
  const scripts: Promise<string>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.text())
  })
  await page.goto(server.url)
  await page.waitForFunction(isHydrated)

  const thrown = page.waitForEvent('pageerror')
  await page.evaluate(() => void setTimeout(() => Promise.reject(new Error('unexpected'))))
  await thrown
  await page.waitForLoadState('networkidle')

  const sources = await Promise.all(scripts)
  expect(sources.length).toBeGreaterThan(0)
  expect(sources.filter((source) => source.includes('__SENTRY__'))).toEqual([])
})

/** React has taken over the page's markup, so its buttons do something. */
function isHydrated() {
  const elements = [...document.body.querySelectorAll('*')]
  return elements.some((element) => Object.keys(element).some((key) => key.startsWith('__reactFiber$')))
}
