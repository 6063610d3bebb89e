import { asOwner } from './database'
import { expect, test } from './fixtures'
import { boardWith, card, openCards } from './task-boards'
import { projectWith } from './task-lists'
import { expectRefused, meddle, undo } from './task-undo'
import { announced } from './people'

const all = (workspaceId: string) =>
  asOwner('select title from tasks where workspace_id = $1 order by position', [workspaceId])

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

test('a move is not taken back once somebody else has moved the task', async ({ page }) => {
  const { workspaceId } = await boardWith(page, ['One', 'Two', 'Three'])
  await page.getByRole('button', { name: 'Actions: One' }).click()
  await page.getByRole('menuitem', { name: 'Move down' }).click()
  await expect(openCards(page)).toHaveText(['Two', 'One', 'Three'])
  await expect(announced(page).getByText('“One” now comes after “Two”.')).toBeVisible()
  await meddle(workspaceId, 'One', 'position = (select max(position) + 1 from tasks where workspace_id = $1)')

  await undo(page, '“One” now comes after “Two”.')

  await expectRefused(page)
  await expect(openCards(page)).toHaveText(['Two', 'Three', 'One'])
})

test('a task that was moved among the open ones goes back to its place among all', async ({ page }) => {
  const { workspaceId } = await projectWith(page, ['One', 'Hidden', 'Two', 'Three'])
  const before = await all(workspaceId)
  await meddle(workspaceId, 'Hidden', 'completed_at = now()')
  await page.getByRole('link', { name: 'Board' }).click()
  await expect(openCards(page)).toHaveText(['One', 'Two', 'Three'])
  await page.getByRole('button', { name: 'Actions: Two' }).click()
  await page.getByRole('menuitem', { name: 'Move up' }).click()
  await expect(openCards(page)).toHaveText(['Two', 'One', 'Three'])

  await undo(page, '“Two” now comes before “One”.')

  await expect(openCards(page)).toHaveText(['One', 'Two', 'Three'])
  expect(await all(workspaceId)).toEqual(before)
})
