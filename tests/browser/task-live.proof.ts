import { asOwner } from './database'
import { expect, test } from './fixtures'
import { hearing, refreshesOf, SETTLED_MS } from './hearing'
import { field } from './people'
import { projectWith, task } from './task-lists'

test('a task that one has added oneself is rendered once', async ({ page }) => {
  const { workspaceId } = await projectWith(page, ['One'])
  await hearing(page, () => page.reload())
  const refreshes = refreshesOf(page)

  await field(page, 'New task').fill('Two')
  await page.getByRole('button', { name: 'Add' }).click()
  await expect(task(page, 'Two')).toBeVisible()
  await page.waitForTimeout(SETTLED_MS)

  expect(refreshes).toEqual([])
  await asOwner(`update tasks set title = 'Three' where title = 'Two' and workspace_id = $1`, [workspaceId])
  await expect(task(page, 'Three')).toBeVisible()
  expect(refreshes).toHaveLength(1)
})
