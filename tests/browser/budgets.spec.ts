import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { openFirst } from './first-load'
import { signIn } from './people'

const KILOBYTE = 1_000

/**
 * First-load JavaScript on the wire. An app that `create-next-app` makes with the same Next needs 138.5 KB for its one page: what
 * is above that is ours.
 */
const scriptBudgets = { landing: 150 * KILOBYTE, signIn: 150 * KILOBYTE, taskList: 228 * KILOBYTE }

/** A tenth of what counts as good is 0.01; fonts that swap may take a hair: https://web.dev/articles/cls */
const LAYOUT_SHIFT_MAX = 0.02

const taskList = async (page: Page) => {
  await signIn(page, 'ada@example.com')
  await page.getByRole('link', { name: 'Harbour Coffee' }).click()
  await page.getByRole('main').getByRole('link', { name: 'Autumn menu' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Autumn menu' })).toBeVisible()
  return page.url()
}

const pages = [
  { name: 'landing', path: () => Promise.resolve('/') },
  { name: 'signIn', path: () => Promise.resolve('/sign-in') },
  { name: 'taskList', path: taskList },
] as const

// A page that logs an error, such as one of hydration, fails by its fixture.
for (const { name, path } of pages) {
  for (const width of [1280, 390]) {
    test(`${name} at ${width} px stays within its budget of script, and nothing on it moves`, async ({
      page,
      newVisitor,
    }) => {
      await page.setViewportSize({ width, height: 800 })
      const address = await path(page)
      // Another browser with the same session, in which nothing is cached.
      const visit = await newVisitor()
      await visit.context().addCookies(await page.context().cookies())
      await visit.setViewportSize({ width, height: 800 })

      const { scriptBytes, layoutShift } = await openFirst(visit, address)

      test
        .info()
        .annotations.push({ type: 'first load', description: `${scriptBytes} bytes, ${layoutShift}` })
      expect(scriptBytes).toBeGreaterThan(0)
      expect(scriptBytes).toBeLessThanOrEqual(scriptBudgets[name])
      expect(layoutShift).toBeLessThan(LAYOUT_SHIFT_MAX)
    })
  }
}
