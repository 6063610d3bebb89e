import type { Locator, Page } from '@playwright/test'
import { expect } from './fixtures'
import { holdScripts } from './hold-scripts'

export const paletteSearch = (page: Page) => page.getByRole('combobox', { name: 'Search and commands' })

/** Presses its keys until the script of a page that has just come hears them. */
export async function openPalette(page: Page) {
  const search = paletteSearch(page)
  const isOpen = async () => {
    if (!(await search.isVisible())) await page.keyboard.press('Control+k')
    return search.isVisible()
  }
  await expect.poll(isOpen).toBe(true)
}

/** Types while the palette loads, and once it is there, with the focus on something behind it that gets the focus back. */
export async function typeAsPaletteLoads(page: Page, behind: Locator) {
  const search = paletteSearch(page)
  const release = await holdScripts(page)
  await behind.focus()

  await page.keyboard.press('Control+k')
  await page.keyboard.type('checklisst')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Enter')
  release()
  await expect(search).toBeFocused()
  await page.keyboard.type('s')

  await expect(search).toHaveValue('checklisss')
  await page.keyboard.press('Escape')
  await typeIntoPalette(page)
  await page.keyboard.press('Escape')
  await expect(behind).toBeFocused()
}

export async function typeIntoPalette(page: Page) {
  await page.keyboard.press('Control+k')
  await page.keyboard.type('lease')
  await expect(paletteSearch(page)).toHaveValue('lease')
}
