import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const narrow = { width: 320, height: 640 }
const wide = { width: 1280, height: 800 }

/** Both themes at both sizes. A theme changes colours alone, so the second one at a size is asked about those. */
const looks = [
  { colorScheme: 'light', size: narrow, coloursOnly: false },
  { colorScheme: 'dark', size: narrow, coloursOnly: true },
  { colorScheme: 'dark', size: wide, coloursOnly: false },
  { colorScheme: 'light', size: wide, coloursOnly: true },
] as const

/** The rules that look at colours: https://dequeuniversity.com/rules/axe/ */
const colourRules = ['color-contrast', 'link-in-text-block']

// What passes is most of a long page, and takes many times longer to hand over than to check. Without frames of other origins the
// legacy mode, which leaves it in the page, finds the same.
const violationsOnly = { resultTypes: ['violations' as const] }

/** No violation of WCAG 2.2 AA or of axe's best practices, narrow and wide, in light and in dark; and nothing sticks out sideways. */
export async function expectAccessible(page: Page) {
  for (const { colorScheme, size, coloursOnly } of looks) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize(size)
    await page.evaluate(endTransitions)
    const axe = new AxeBuilder({ page }).setLegacyMode().options(violationsOnly)
    const { violations } = await (coloursOnly ? axe.withRules(colourRules) : axe).analyze()

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

/** A colour on its way from one theme to the other is none that anybody chose. */
function endTransitions() {
  for (const animation of document.getAnimations()) {
    if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish()
  }
}
