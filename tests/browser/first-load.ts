import type { Page, Response } from '@playwright/test'

/** The time until a page has come alive and its fonts are there. Its network is no sign, because it fetches ahead and hears of changes. */
const SETTLED_MS = 2_000

export type FirstLoad = { scriptBytes: number; layoutShift: number }

/**
 * Opens a page as a first visit does. `scriptBytes` is the weight of the scripts that the document itself names, compressed as the
 * server sends them, without those that the page fetches ahead for the next click.
 */
export async function openFirst(page: Page, path: string): Promise<FirstLoad> {
  const scripts: Response[] = []
  const collect = (response: Response) => {
    if (response.request().resourceType() === 'script') scripts.push(response)
  }
  await page.addInitScript(watchShifts)
  page.on('response', collect)
  const document = await page.goto(path)
  await page.waitForTimeout(SETTLED_MS)
  page.off('response', collect)

  const html = await document!.text()
  const named = scripts.filter((response) => html.includes(new URL(response.url()).pathname))
  const sizes = await Promise.all(named.map((response) => response.request().sizes()))
  const layoutShift = await page.evaluate(() => (window as unknown as { layoutShift: number }).layoutShift)
  return { scriptBytes: sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0), layoutShift }
}

/** https://web.dev/articles/cls#measure_cls_in_javascript */
function watchShifts() {
  type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean }
  const counting = window as unknown as { layoutShift: number }
  counting.layoutShift = 0
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries() as Shift[])
      if (!shift.hadRecentInput) counting.layoutShift += shift.value
  }).observe({ type: 'layout-shift', buffered: true })
}
