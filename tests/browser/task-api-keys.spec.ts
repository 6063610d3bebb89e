import { createAccount, openSession, password } from './accounts'
import { expect, test } from './fixtures'
import { beside, createWorkspace, field, main, signUp, words } from './people'

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

test('choices are there again after their author has confirmed that it is them', async ({ page }) => {
  await openSession(page, await createAccount(), password, { anHourAgo: true })
  await createWorkspace(page)
  await page.goto(`${page.url()}/api-keys`)
  await field(page, 'Name').fill('Import')
  await page.getByRole('checkbox', { name: 'Tasks: read' }).uncheck()
  await main(page).getByRole('button', { name: 'Create API key' }).click()
  await expect(page).toHaveURL(/\/confirm-identity\?next=/)

  await field(page, 'Password').fill(password)
  await main(page).getByRole('button', { name: 'Confirm', exact: true }).click()

  await expect(field(page, 'Name')).toHaveValue('Import')
  await expect(page.getByRole('checkbox', { name: 'Tasks: read' })).not.toBeChecked()
  await expect(main(page).getByRole('checkbox', { checked: true })).not.toHaveCount(0)
})
