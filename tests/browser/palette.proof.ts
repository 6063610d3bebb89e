import { expectAccessible } from './accessible'
import { expect, test } from './fixtures'
import { openPalette, paletteSearch, typeAsPaletteLoads, typeIntoPalette } from './palettes'
import { beside, createWorkspace, field, signIn, signUp, workspaceOf } from './people'

test('the palette leads to pages and changes the theme and the language, by keyboard alone', async ({
  page,
}) => {
  await signUp(page)
  await createWorkspace(page)

  await openPalette(page)
  await paletteSearch(page).fill('memb')
  await expect(page.getByRole('option', { name: 'Members' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Members' })).toBeVisible()

  await page.keyboard.press('Control+k')
  await paletteSearch(page).fill('dark')
  await expect(page.getByRole('option', { name: 'Theme: Dark' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')

  await page.keyboard.press('Control+k')
  await paletteSearch(page).fill('deutsch')
  await expect(page.getByRole('option', { name: 'Language: Deutsch' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')

  await page.keyboard.press('Control+k')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Suche und Befehle' })).toBeHidden()
})

test('the palette is accessible to everyone, and offers a viewer the pages of their role alone', async ({
  page,
}) => {
  await signIn(page, 'vera@example.com')
  await page.getByRole('link', { name: 'Harbour Coffee' }).click()
  await expect(beside(page, 'Members')).toBeVisible()

  await openPalette(page)

  await expect(page.getByRole('option', { name: 'Members' })).toBeVisible()
  await expect(page.getByRole('option', { name: /Activity|API keys|Settings/ })).toHaveCount(0)
  await expectAccessible(page)
})

test('what is typed right after Ctrl+K is in the palette, also while that is still loading, and reaches nothing behind it', async ({
  page,
}) => {
  await signUp(page)
  await createWorkspace(page)
  const members = `/w/${workspaceOf(page)}/members`
  await page.goto(members)

  await typeAsPaletteLoads(page, beside(page, 'Settings'))

  await expect(page).toHaveURL(members)

  await field(page, 'Email').focus()
  await typeIntoPalette(page)
  await expect(field(page, 'Email')).toHaveValue('')
})
