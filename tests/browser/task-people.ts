import { expect, type Page } from '@playwright/test'
import { field } from './people'

export async function addTask(page: Page, title: string) {
  await field(page, 'New task').fill(title)
  await page.getByRole('button', { name: 'Add' }).click()
  await expect(page.getByRole('link', { name: title })).toBeVisible()
}
