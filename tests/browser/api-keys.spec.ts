import { expect, test } from './fixtures'
import { beside, createWorkspace, field, signUp, words } from './people'

test('an API key is shown once, copied, used, and refused once it is revoked', async ({
  page,
  context,
  playwright,
  baseURL,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await signUp(page)
  await createWorkspace(page)
  const workspaceId = page.url().split('/').at(-1)
  await beside(page, 'API keys').click()
  await expect(words(page, 'No API keys yet')).toBeVisible()

  await field(page, 'Name').fill('Nightly export')
  await page.getByRole('button', { name: 'Create API key' }).click()
  await expect(words(page, 'The key “Nightly export” is created.')).toBeVisible()
  await page.getByRole('button', { name: 'Copy' }).click()
  const secret = await page.evaluate(() => navigator.clipboard.readText())
  await expect(field(page, 'The new key')).toHaveValue(secret)

  const program = await playwright.request.newContext({ baseURL: baseURL! })
  const read = () =>
    program.get(`/api/v1/workspaces/${workspaceId}`, { headers: { authorization: `Bearer ${secret}` } })
  expect((await read()).status()).toBe(200)

  await page.reload()
  await expect(page.getByRole('table', { name: 'API keys' })).toContainText('Nightly export')
  expect(await page.content()).not.toContain(secret)
  await page.getByRole('button', { name: 'Revoke Nightly export' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke key' }).click()
  await expect(words(page, 'The key “Nightly export” is revoked.')).toBeVisible()
  expect((await read()).status()).toBe(401)
  await program.dispose()
})

test('a second key is created on the same visit', async ({ page }) => {
  await signUp(page)
  await createWorkspace(page)
  await beside(page, 'API keys').click()
  await expect(words(page, 'No API keys yet')).toBeVisible()

  for (const name of ['Nightly export', 'Import']) {
    await field(page, 'Name').fill(name)
    await page.getByRole('button', { name: 'Create API key' }).click()
    await expect(words(page, `The key “${name}” is created.`)).toBeVisible()
  }

  await expect(page.getByRole('table', { name: 'API keys' })).toContainText('Import')
})

test('what is said of a new key ends when that key is revoked, and not when another one is', async ({
  page,
}) => {
  await signUp(page)
  await createWorkspace(page)
  await beside(page, 'API keys').click()
  await expect(words(page, 'No API keys yet')).toBeVisible()
  const create = async (name: string) => {
    await field(page, 'Name').fill(name)
    await page.getByRole('button', { name: 'Create API key' }).click()
    await expect(words(page, `The key “${name}” is created.`)).toBeVisible()
  }
  const revoke = async (name: string) => {
    await page.getByRole('button', { name: `Revoke ${name}` }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke key' }).click()
    await expect(words(page, `The key “${name}” is revoked.`)).toBeVisible()
  }
  await create('Old')
  await page.reload()
  await create('New')

  await revoke('Old')
  await expect(field(page, 'The new key')).toBeVisible()

  await revoke('New')
  await expect(words(page, 'The key “New” is created.')).toHaveCount(0)
  await expect(field(page, 'The new key')).toHaveCount(0)
})

test('a key without a permission is refused at its choices', async ({ page }) => {
  await signUp(page)
  await createWorkspace(page)
  await beside(page, 'API keys').click()
  await expect(words(page, 'No API keys yet')).toBeVisible()
  const permissions = page.getByRole('group', { name: 'Permissions' })

  await field(page, 'Name').fill('Import')
  for (const box of await permissions.getByRole('checkbox').all()) await box.uncheck()
  await page.getByRole('button', { name: 'Create API key' }).click()

  await expect(permissions).toHaveAccessibleDescription('Please fill this in.')
  await expect(field(page, 'Name')).toHaveValue('Import')
  await expect(permissions.getByRole('checkbox', { checked: true })).toHaveCount(0)
})
