import type { Page } from '@playwright/test'

/** The pages of a slow line: their scripts arrive when the returned function is called. */
export async function holdScripts(page: Page): Promise<() => void> {
  const arrival = Promise.withResolvers<void>()
  await page.route('**/_next/static/**/*.js*', async (route) => {
    await arrival.promise
    await route.continue()
  })
  return arrival.resolve
}
