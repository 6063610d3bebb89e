import { expect, test } from './fixtures'
import { addTask, beside, createProject, createWorkspace, signIn, signUp } from './people'

test('the palette leads to pages, finds tasks and changes the theme, by keyboard alone', async ({ page }) => {
  await signUp(page)
  await createWorkspace(page)
  await createProject(page, 'Harvest')
  await addTask(page, 'Pick the apples')

  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search and commands' }).fill('memb')
  await expect(page.getByRole('option', { name: 'Members' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Members' })).toBeVisible()

  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search and commands' }).fill('apples')
  await expect(page.getByRole('option', { name: 'Pick the apples Harvest' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Pick the apples' })).toBeVisible()

  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search and commands' }).fill('dark')
  await expect(page.getByRole('option', { name: 'Colours: Dark' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')

  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search and commands' }).fill('deutsch')
  await expect(page.getByRole('option', { name: 'Language: Deutsch' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')

  await page.keyboard.press('Control+k')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('the palette offers a viewer nothing to create', async ({ page }) => {
  await signIn(page, 'vera@example.com')
  await page.getByRole('link', { name: 'Harbour Coffee' }).click()
  await expect(beside(page, 'Members')).toBeVisible()

  await page.keyboard.press('Control+k')

  await expect(page.getByRole('option', { name: 'Members' })).toBeVisible()
  await expect(page.getByRole('option', { name: /New project|New task/ })).toHaveCount(0)
})
