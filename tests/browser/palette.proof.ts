import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import { expect, test } from './fixtures'
import { holdScripts } from './hold-scripts'
import { beside, createWorkspace, field, signIn, signUp, workspaceOf } from './people'

test('the palette leads to pages and changes the theme and the language, by keyboard alone', async ({
  page,
}) => {
  await signUp(page)
  await createWorkspace(page)

  await openPalette(page)
  await page.getByRole('combobox', { name: 'Search and commands' }).fill('memb')
  await expect(page.getByRole('option', { name: 'Members' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Members' })).toBeVisible()

  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search and commands' }).fill('dark')
  await expect(page.getByRole('option', { name: 'Theme: Dark' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')

  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search and commands' }).fill('deutsch')
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

  await page.keyboard.press('Control+k')

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
  const search = page.getByRole('combobox', { name: 'Search and commands' })
  const release = await holdScripts(page)
  await beside(page, 'Settings').focus()

  await page.keyboard.press('Control+k')
  await page.keyboard.type('checklisst')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Enter')
  release()
  await expect(search).toBeFocused()
  await page.keyboard.type('s')

  await expect(search).toHaveValue('checklisss')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('lease')
  await expect(search).toHaveValue('lease')
  await page.keyboard.press('Escape')
  await expect(beside(page, 'Settings')).toBeFocused()
  await expect(page).toHaveURL(members)

  await field(page, 'Email').focus()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('lease')
  await expect(search).toHaveValue('lease')
  await expect(field(page, 'Email')).toHaveValue('')
})

/** Presses its keys until the script of a page that has just come hears them. */
async function openPalette(page: Page) {
  const search = page.getByRole('combobox', { name: 'Search and commands' })
  const isOpen = async () => {
    if (!(await search.isVisible())) await page.keyboard.press('Control+k')
    return search.isVisible()
  }
  await expect.poll(isOpen).toBe(true)
}
