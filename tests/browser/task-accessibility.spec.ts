import { expectAccessible } from './accessible'
import { expect, test } from './fixtures'
import { createWorkspace, field, main, signUp, words } from './people'
import { createProject } from './project-people'
import { projectWith, task } from './task-lists'

test('a project with its tasks, a task, and the question before it is deleted, are accessible to everyone', async ({
  page,
}) => {
  await projectWith(page, ['Pick the apples', 'x'.repeat(200)])
  await page.getByRole('checkbox', { name: 'Done: Pick the apples' }).click()
  await expect(words(page, 'Done just now')).toBeVisible()
  await expectAccessible(page)

  await task(page, 'Pick the apples').click()
  await expect(field(page, 'Title')).toBeVisible()
  await expectAccessible(page)

  await main(page).getByRole('button', { name: 'Delete task' }).click()
  await expect(page.getByRole('dialog', { name: 'Delete “Pick the apples”?' })).toBeVisible()
  await expectAccessible(page)
})

test('the first task is reached and completed by keyboard alone', async ({ page }) => {
  await signUp(page)
  await createWorkspace(page)
  await createProject(page)
  await field(page, 'New task').focus()

  await page.keyboard.type('Pick the apples')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: 'Pick the apples' })).toBeVisible()
  await expect(field(page, 'New task')).toBeFocused()
  await expect(field(page, 'New task')).toHaveValue('')
  const box = page.getByRole('checkbox', { name: 'Done: Pick the apples' })
  const reached = () => box.evaluate((element) => element === document.activeElement)
  for (let pressed = 0; pressed < 3 && !(await reached()); pressed += 1) await page.keyboard.press('Tab')
  await expect(box).toBeFocused()
  await page.keyboard.press('Space')

  await expect(box).toBeChecked()
})
