import axe from 'axe-core'
import { expect, type Page } from '@playwright/test'

const wide = { width: 1280, height: 800 }

/** Each theme and each size once: a theme changes colours alone, a size everything but colours. */
const looks = [
  { colorScheme: 'light', size: { width: 320, height: 640 } },
  { colorScheme: 'dark', size: wide },
] as const

/** No violation of WCAG 2.2 AA or of axe's best practices, narrow in light and wide in dark, and nothing that sticks out sideways. */
export async function expectAccessible(page: Page) {
  await page.evaluate(axe.source)
  await page.evaluate(stopTransitions)
  for (const { colorScheme, size } of looks) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize(size)
    const violations = await violationsOfOnePage(page)

    const where = `${page.url()}, ${colorScheme}, ${size.width} px`
    expect(violations, where).toEqual([])
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow, where).toBe(0)
  }
  await page.evaluate(() => void document.adoptedStyleSheets.pop())
  await page.setViewportSize(wide)
}

/** A colour between two themes is nobody's choice. */
function stopTransitions() {
  const still = new CSSStyleSheet()
  still.replaceSync('*, ::before, ::after, ::backdrop { transition: none !important }')
  document.adoptedStyleSheets.push(still)
}

/** The violations of a page that was the same before and after. The title of a page may come after it, and a way to another page takes time. */
async function violationsOfOnePage(page: Page) {
  let violations: string[] = []
  await expect(async () => {
    await expect(page).toHaveTitle(/./)
    const before = [page.url(), await page.title()]
    violations = await page.evaluate(violationsOf)
    expect([page.url(), await page.title()]).toEqual(before)
  }).toPass()
  return violations
}

/** The violations alone, because the rules that pass are most of the result of a long page. */
async function violationsOf() {
  const { axe: engine } = window as unknown as { axe: typeof axe }
  const { violations } = await engine.run(document, { resultTypes: ['violations'] })
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}
