import type { Page } from '@playwright/test'
import { expect } from './fixtures'
import { holdBudgets } from './page-budgets'
import { signIn } from './people'

const members = async (page: Page) => {
  await signIn(page, 'ada@example.com')
  await page.getByRole('link', { name: 'Harbour Coffee' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Harbour Coffee' })).toBeVisible()
  return `${page.url()}/members`
}

/** An app that `create-next-app` makes with the same Next needs 138.5 KB for its one page. The rest is ours. */
holdBudgets([
  { name: 'landing', kilobytes: 150, path: () => Promise.resolve('/') },
  { name: 'signIn', kilobytes: 150, path: () => Promise.resolve('/sign-in') },
  { name: 'members', kilobytes: 228, path: members },
])
