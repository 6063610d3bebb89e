import { expectAccessible } from './accessible'
import { expect, test } from './fixtures'
import { beside, signIn } from './people'

test('the reference of the API is accessible to everyone', async ({ page }) => {
  test.slow()
  for (const path of ['', '/errors', '/limits', '/resources/workspaces', '/search?q=workspace']) {
    await page.goto(`/docs/api${path}`)
    await expectAccessible(page)
  }
})

test('what opens above a page is accessible to everyone', async ({ page }) => {
  await signIn(page, 'ada@example.com')
  await page.getByRole('link', { name: 'Harbour Coffee' }).click()
  await page.getByRole('button', { name: 'Switch workspace' }).click()
  await expect(page.getByRole('link', { name: 'All workspaces' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')

  await page.setViewportSize({ width: 390, height: 800 })
  await page.getByRole('button', { name: 'Menu' }).click()
  await expect(beside(page, 'Members')).toBeVisible()
  await expectAccessible(page)
})
