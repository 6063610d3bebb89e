import type { Page } from '@playwright/test'
import { expect } from './fixtures'
import { holdBudgets } from './page-budgets'
import { signIn } from './people'

const taskList = async (page: Page) => {
  await signIn(page, 'ada@example.com')
  await page.getByRole('link', { name: 'Harbour Coffee' }).click()
  await page.getByRole('main').getByRole('link', { name: 'Autumn menu' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Autumn menu' })).toBeVisible()
  return page.url()
}

holdBudgets([{ name: 'taskList', kilobytes: 230, path: taskList }])
