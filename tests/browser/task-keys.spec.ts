import { expectAccessible } from './accessible'
import { expect, test } from './fixtures'
import { field } from './people'
import { projectWith, task, tasks } from './task-lists'

test('the list is worked through by keyboard alone, and its help says how', async ({ page }) => {
  await projectWith(page, ['Press', 'Pick', 'Plant'])

  await task(page, 'Plant').focus()
  await page.keyboard.press('j')
  await expect(task(page, 'Pick')).toBeFocused()
  await page.keyboard.press('k')
  await expect(task(page, 'Plant')).toBeFocused()
  await page.keyboard.press('c')
  await expect(page.getByRole('checkbox', { name: 'Done: Plant' })).toBeChecked()

  await page.keyboard.press('e')
  await expect(field(page, 'Title of “Plant”')).toBeFocused()
  await page.keyboard.type('Plant trees')
  await page.keyboard.press('Enter')
  await expect(task(page, 'Plant trees')).toBeFocused()

  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts in the task list' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')

  await task(page, 'Plant trees').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Plant trees' })).toBeVisible()
})

test('a task is moved by keyboard where the list has its manual order', async ({ page }) => {
  await projectWith(page, ['One', 'Two', 'Three'])
  await field(page, 'Sort').selectOption('Manual')
  await expect(tasks(page).getByRole('link')).toHaveText(['One', 'Two', 'Three'])

  await task(page, 'Three').focus()
  await page.keyboard.press('Alt+ArrowUp')

  await expect(tasks(page).getByRole('link')).toHaveText(['One', 'Three', 'Two'])
})
