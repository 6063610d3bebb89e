import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { openFirst } from './first-load'

/** First-load JavaScript on the wire that a page may need, and the way to the page's address. */
type BudgetedPage = { name: string; kilobytes: number; path: (page: Page) => Promise<string> }

const KILOBYTE = 1_000

/** A tenth of the bound of a good page. Fonts that swap may take a hair: https://web.dev/articles/cls */
const LAYOUT_SHIFT_MAX = 0.02

/** A page that logs an error, such as one of hydration, fails by its fixture. */
export function holdBudgets(pages: readonly BudgetedPage[]) {
  for (const { name, kilobytes, path } of pages) {
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
        expect(scriptBytes).toBeLessThanOrEqual(kilobytes * KILOBYTE)
        expect(layoutShift).toBeLessThan(LAYOUT_SHIFT_MAX)
      })
    }
  }
}
