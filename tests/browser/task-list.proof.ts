import { expect, test } from './fixtures'
import { field, words } from './people'
import { projectWith, task, tasks } from './task-lists'

test('the menu of a row completes, assigns and deletes its task, which a question names', async ({
  page,
}) => {
  await projectWith(page, ['Press', 'Pick'])
  const choose = async (title: string, item: string) => {
    await page.getByRole('button', { name: `Actions: ${title}` }).click()
    await page.getByRole('menuitem', { name: item }).click()
  }

  await choose('Pick', 'Complete')
  await expect(page.getByRole('checkbox', { name: 'Done: Pick' })).toBeChecked()
  await choose('Press', 'Assign to me')
  await expect(words(page, '“Press” is assigned to Nia.')).toBeVisible()
  await page.getByRole('button', { name: 'Actions: Press' }).click()
  await expect(page.getByRole('menuitem', { name: 'Assign to me' })).toHaveCount(0)
  await page.keyboard.press('Escape')

  await choose('Pick', 'Delete')
  const dialog = page.getByRole('dialog', { name: 'Delete “Pick”?' })
  await dialog.getByRole('button', { name: 'Keep it' }).click()
  await expect(task(page, 'Pick')).toBeFocused()

  await choose('Pick', 'Delete')
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await expect(words(page, '“Pick” is deleted.')).toBeVisible()
  await expect(tasks(page)).toHaveCount(1)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('the menu of a task does what keys and pointing do elsewhere', async ({ page }) => {
    await projectWith(page, ['Press', 'Pick'])

    await page.getByRole('button', { name: 'Actions: Pick' }).tap()
    await page.getByRole('menuitem', { name: 'Edit the title' }).tap()
    await field(page, 'Title of “Pick”').fill('Pick all')
    await page.keyboard.press('Enter')
    await expect(task(page, 'Pick all')).toBeVisible()

    await page.getByRole('button', { name: 'Actions: Pick all' }).tap()
    await page.getByRole('menuitem', { name: 'Complete' }).tap()
    await expect(page.getByRole('checkbox', { name: 'Done: Pick all' })).toBeChecked()
  })
})
