import type { Locator, Page } from '@playwright/test'

/** Opens the question of a deletion and confirms it, by keyboard alone. */
export async function confirm(page: Page, opener: Locator, verb: string) {
  await opener.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: verb }).focus()
  await page.keyboard.press('Enter')
}
