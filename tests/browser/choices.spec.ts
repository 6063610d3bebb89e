import { createCrowd } from './crowds'
import { expect, test } from './fixtures'
import { beside, createWorkspace, createWorkspaceByForm, main, post, signUp, words } from './people'
import { signInWithoutScripts } from './plain-visit'

test('a member beyond the first ones is found by typing, chosen by keys, and sent', async ({ page }) => {
  await signUp(page, 'Nia')
  await createWorkspace(page, 'Orchard')
  await createCrowd(page, 60)
  await beside(page, 'Settings').click()
  await main(page).getByRole('button', { name: 'Transfer ownership' }).click()
  const dialog = page.getByRole('dialog')
  const box = dialog.getByRole('combobox', { name: 'New owner' })

  await box.fill('crowd 60')
  await expect(page.getByRole('option')).toHaveText(['Crowd 60'])
  await box.press('Enter')

  await expect(box).toHaveValue('Crowd 60')
  await expect(dialog.locator('input[name=userId]')).not.toHaveValue('')
})

test.describe('a search that fails', () => {
  test.use({ expectedErrors: [/Failed to load resource/] })

  test('is told, as one that finds nothing is', async ({ page }) => {
    await signUp(page, 'Nia')
    await createWorkspace(page, 'Orchard')
    await createCrowd(page, 60)
    await beside(page, 'Settings').click()
    await main(page).getByRole('button', { name: 'Transfer ownership' }).click()
    const box = page.getByRole('dialog').getByRole('combobox', { name: 'New owner' })

    await box.fill('nobody of this name')
    await expect(words(page, 'Nothing found.')).toBeVisible()
    await page.route('**/members?q=*', (route) => route.abort())
    await box.fill('crowd')

    await expect(words(page, 'The search failed. Please try again.')).toBeVisible()
  })
})

test('the search of the switcher finds a workspace that it does not list', async ({ page }) => {
  await signUp(page, 'Nia')
  await createWorkspace(page, 'Far away')
  for (let count = 1; count <= 20; count += 1)
    await post(page, '/api/v1/workspaces', { name: `Near ${count}` })
  await page.reload()
  await page.getByRole('button', { name: 'Switch workspace' }).click()

  await page.getByRole('searchbox', { name: 'Search workspaces' }).fill('far')
  await page.keyboard.press('Enter')

  await expect(main(page).getByRole('link', { name: 'Far away' })).toBeVisible()
  await expect(main(page).getByRole('link', { name: 'Near 1', exact: true })).toHaveCount(0)
})

test('without a script, the members page searches by name', async ({ page, browser }) => {
  const plain = await signInWithoutScripts(page, browser)
  await createWorkspaceByForm(plain, 'Orchard')
  await createCrowd(plain, 60)
  await beside(plain, 'Members').click()

  await plain.getByRole('searchbox', { name: 'Search by name' }).fill('crowd 60')
  await main(plain).getByRole('button', { name: 'Search', exact: true }).click()

  const table = plain.getByRole('table', { name: 'Members' })
  await expect(table).toContainText('Crowd 60')
  await expect(table).not.toContainText('Nia')
  await plain.context().close()
})
