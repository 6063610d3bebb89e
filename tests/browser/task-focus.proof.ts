import { confirm } from './confirm'
import { expect, test } from './fixtures'
import { main } from './people'
import { projectWith, task, tasks } from './task-lists'

test('after a task was deleted the focus is on the page that follows', async ({ page }) => {
  await projectWith(page, ['One', 'Two', 'Three'])

  await task(page, 'One').click()
  await confirm(page, main(page).getByRole('button', { name: 'Delete task' }), 'Delete task')

  await expect(tasks(page)).toHaveCount(2)
  await expect(page.locator('main:focus, main :focus')).toHaveCount(1)
})
