import { expect, test } from './fixtures'
import { beside, createWorkspace, field, signUp, words } from './people'

test('a key that writes what it may not read is refused at its choices', async ({ page }) => {
  await signUp(page)
  await createWorkspace(page)
  await beside(page, 'API keys').click()
  await expect(words(page, 'No API keys yet')).toBeVisible()

  await field(page, 'Name').fill('Import')
  await page.getByRole('checkbox', { name: 'Tasks: create' }).check()
  await page.getByRole('checkbox', { name: 'Tasks: read' }).uncheck()
  await page.getByRole('button', { name: 'Create API key' }).click()

  await expect(words(page, 'A key also needs the scope to read what it writes.')).toBeVisible()
  await expect(field(page, 'Name')).toHaveValue('Import')
  await expect(page.getByRole('checkbox', { name: 'Tasks: create' })).toBeChecked()
})
