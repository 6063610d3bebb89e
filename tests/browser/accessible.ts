import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const wide = { width: 1280, height: 800 }

/** Both themes and both sizes, each once. */
const looks = [
  { colorScheme: 'light', size: { width: 320, height: 640 } },
  { colorScheme: 'dark', size: wide },
] as const

// What passes is most of a long page, and takes many times longer to hand over than to check. Without frames of other origins the
// legacy mode, which leaves it in the page, finds the same.
const violationsOnly = { resultTypes: ['violations' as const] }

/** No violation of WCAG 2.2 AA or of axe's best practices, narrow in light and wide in dark; and nothing sticks out sideways. */
export async function expectAccessible(page: Page) {
  for (const { colorScheme, size } of looks) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize(size)
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().options(violationsOnly).analyze()

    const where = `${page.url()}, ${colorScheme}, ${size.width} px`
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
      where,
    ).toEqual([])
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow, where).toBe(0)
  }
  await page.setViewportSize(wide)
}
