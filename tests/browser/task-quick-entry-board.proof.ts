import { expect, test } from './fixtures'
import { field } from './people'
import { addFurther, showAll } from './task-quick-entries'
import { projectWith, task } from './task-lists'

test('a task that comes after the end of a column of the board is announced as such', async ({ page }) => {
  const { workspaceId } = await projectWith(page, ['One'])
  await addFurther(workspaceId)
  await page.goto(`${page.url()}?view=board`)

  await field(page, 'New task').fill('Alpha')
  await page.keyboard.press('Enter')

  await showAll(page)
  await expect(task(page, 'Alpha')).toBeVisible()
})
