import { expect, test } from './fixtures'
import { openPalette, paletteSearch, typeAsPaletteLoads, typeIntoPalette } from './palettes'
import { beside, field, signIn } from './people'
import { projectWith, task } from './task-lists'

test('the palette finds tasks, and leads to the field for a new one, by keyboard alone', async ({ page }) => {
  await projectWith(page, ['Pick the apples'])

  await openPalette(page)
  await paletteSearch(page).fill('apples')
  await expect(page.getByRole('option', { name: 'Pick the apples Harvest' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Pick the apples' })).toBeVisible()

  for (const arrival of ['from another page', 'on its own page']) {
    await test.step(arrival, async () => {
      await page.keyboard.press('Control+k')
      await paletteSearch(page).fill('new task')
      await page.keyboard.press('Enter')
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await expect(field(page, 'New task')).toBeFocused()
      await page.getByRole('heading', { level: 1 }).click()
    })
  }
})

test('the palette offers a viewer nothing to create', async ({ page }) => {
  await signIn(page, 'vera@example.com')
  await page.getByRole('link', { name: 'Harbour Coffee' }).click()
  await expect(beside(page, 'Members')).toBeVisible()

  await openPalette(page)

  await expect(page.getByRole('option', { name: 'Members' })).toBeVisible()
  await expect(page.getByRole('option', { name: /New project|New task/ })).toHaveCount(0)
})

test('what is typed right after Ctrl+K is in the palette, also while that is still loading, and reaches no key of the task list', async ({
  page,
}) => {
  await projectWith(page, ['Pick the apples'])

  await typeAsPaletteLoads(page, task(page, 'Pick the apples'))

  await expect(page.getByRole('checkbox', { name: 'Done: Pick the apples' })).not.toBeChecked()

  await field(page, 'New task').focus()
  await typeIntoPalette(page)
  await expect(field(page, 'New task')).toHaveValue('')
})
