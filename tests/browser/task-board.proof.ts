import { expect, test } from './fixtures'
import { boardWith, openCards } from './task-boards'
import { expectForbidden, handOver, setRole, withoutRefresh } from './task-rights'

test('a card that a person may no longer move goes back, and the refusal has its words and its request', async ({
  page,
}) => {
  const { workspaceId } = await boardWith(page, ['One', 'Two', 'Three'])
  await handOver(workspaceId)
  await withoutRefresh(page)
  await page.reload()
  await expect(openCards(page)).toHaveText(['One', 'Two', 'Three'])

  await setRole(workspaceId, 'viewer')
  await page.getByRole('button', { name: 'Actions: Three' }).click()
  await page.getByRole('menuitem', { name: 'Move up' }).click()

  await expectForbidden(page)
  await expect(openCards(page)).toHaveText(['One', 'Two', 'Three'])
})
