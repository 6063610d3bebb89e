import type { Page } from '@playwright/test'
import { expect } from './fixtures'

/** The browser itself notes the status of a document that is not found. */
export const notFound = /Failed to load resource: the server responded with a status of 404/

/** Everything that a visitor gets of a page that is missing. */
export async function missing(page: Page, path: string) {
  const response = await page.goto(path)
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
  const text = await page.getByRole('main').innerText()
  return JSON.stringify({ status: response!.status(), title: await page.title(), text })
}
