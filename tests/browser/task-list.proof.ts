import { expect, test } from './fixtures'
import { holdScripts } from './hold-scripts'
import { field, main, words } from './people'
import { boardWith, card, openCards, projectWith, task, tasks, undo } from './task-lists'

test('a completion is taken back by the button that announces it', async ({ page }) => {
  await projectWith(page, ['Pick'])
  const box = page.getByRole('checkbox', { name: 'Done: Pick' })

  await box.click()
  await undo(page, '“Pick” is done.')

  await expect(box).not.toBeChecked()
  await page.reload()
  await expect(box).not.toBeChecked()
})

test('an assignment is taken back by the button that announces it: each task goes to whom it belonged', async ({
  page,
}) => {
  await projectWith(page, ['Press', 'Pick'])
  const bar = page.getByRole('region', { name: 'Selected tasks' })
  const row = (title: string) => tasks(page).filter({ has: task(page, title) })
  const assign = async (titles: string[], name: string) => {
    for (const title of titles) await page.getByRole('checkbox', { name: `Select: ${title}` }).click()
    await bar.getByLabel('Assign to').selectOption(name)
    await bar.getByRole('button', { name: 'Assign' }).click()
  }
  await assign(['Press'], 'Nia')
  await expect(words(page, '“Press” is assigned to Nia.')).toBeVisible()

  await assign(['Press', 'Pick'], 'Nobody')
  await expect(main(page).getByText('Assigned to Nia')).toHaveCount(0)
  await undo(page, '2 tasks are assigned to nobody.')

  await expect(row('Press').getByText('Assigned to Nia')).toHaveCount(1)
  await page.reload()
  await expect(row('Press').getByText('Assigned to Nia')).toHaveCount(1)
  await expect(row('Pick').getByText('Assigned to Nia')).toHaveCount(0)
})

test('a move is taken back by the button that announces it, whether by pointer or by menu', async ({
  page,
}) => {
  await boardWith(page, ['One', 'Two', 'Three'])
  const cards = openCards(page)

  await card(page, 'Three').dragTo(card(page, 'One'), { targetPosition: { x: 40, y: 4 } })
  await expect(cards).toHaveText(['Three', 'One', 'Two'])
  await undo(page, '“Three” now comes before “One”.')
  await expect(cards).toHaveText(['One', 'Two', 'Three'])

  await page.getByRole('button', { name: 'Actions: One' }).click()
  await page.getByRole('menuitem', { name: 'Move down' }).click()
  await expect(cards).toHaveText(['Two', 'One', 'Three'])
  await undo(page, '“One” now comes after “Two”.')
  await expect(cards).toHaveText(['One', 'Two', 'Three'])
  await page.reload()
  await expect(cards).toHaveText(['One', 'Two', 'Three'])
})

test('a row that is selected before the script has loaded stays selected', async ({ page }) => {
  await projectWith(page, ['Press', 'Pick'])
  const box = page.getByRole('checkbox', { name: 'Select: Pick' })
  const scriptsArrive = await holdScripts(page)

  await page.goto(page.url(), { waitUntil: 'commit' })
  await box.check()
  scriptsArrive()

  await expect(words(page, '1 selected')).toBeVisible()
  await expect(box).toBeChecked()
  await box.uncheck()
  await expect(words(page, '1 selected')).toHaveCount(0)
})

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
  await expect(page.getByRole('region', { name: 'Selected tasks' })).toHaveCount(0)

  await choose('Press', 'Select')
  await choose('Pick', 'Delete')
  await dialog.getByRole('button', { name: 'Keep it' }).click()
  await expect(page.getByRole('checkbox', { name: 'Select: Press' })).toBeChecked()
  await expect(page.getByRole('checkbox', { name: 'Select: Pick' })).not.toBeChecked()

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
    await page.getByRole('menuitem', { name: 'Select' }).tap()
    await page.getByRole('checkbox', { name: 'Select: Press' }).tap()
    await expect(words(page, '2 selected')).toBeVisible()
    await page.getByRole('button', { name: 'Complete' }).tap()
    await expect(page.getByRole('checkbox', { name: 'Done: Pick all' })).toBeChecked()
    await expect(page.getByRole('checkbox', { name: 'Done: Press' })).toBeChecked()
  })
})
