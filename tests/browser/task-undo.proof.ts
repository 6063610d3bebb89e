import type { Page } from '@playwright/test'
import { asOwner } from './database'
import { expect, test } from './fixtures'
import { main } from './people'
import { announced, boardWith, openCards, projectWith, task, tasks, undo } from './task-lists'

const all = (workspaceId: string) =>
  asOwner('select title from tasks where workspace_id = $1 order by position', [workspaceId])

/** Somebody else changes a task, and the page has not yet asked again. */
async function meddle(workspaceId: string, title: string, change: string) {
  await asOwner(`update tasks set ${change} where workspace_id = $1 and title = $2`, [workspaceId, title])
}

async function expectRefused(page: Page) {
  await expect(announced(page).getByText('This has changed since you read it.')).toBeVisible()
}

async function select(page: Page, titles: string[]) {
  for (const title of titles) await page.getByRole('checkbox', { name: `Select: ${title}` }).click()
  return page.getByRole('region', { name: 'Selected tasks' })
}

test('a completion is not taken back once somebody else has changed one of the tasks', async ({ page }) => {
  const { workspaceId } = await projectWith(page, ['Press', 'Pick'])
  const bar = await select(page, ['Press', 'Pick'])
  await bar.getByRole('button', { name: 'Complete' }).click()
  await expect(announced(page).getByText('2 tasks are done.')).toBeVisible()
  await meddle(workspaceId, 'Press', `title = 'Press pears'`)

  await undo(page, '2 tasks are done.')

  await expectRefused(page)
  await expect(page.getByRole('checkbox', { name: 'Done: Press pears' })).toBeChecked()
  await expect(page.getByRole('checkbox', { name: 'Done: Pick' })).toBeChecked()
})

test('an assignment is not taken back once somebody else has changed one of the tasks', async ({ page }) => {
  const { workspaceId } = await projectWith(page, ['Press', 'Pick'])
  const bar = await select(page, ['Press', 'Pick'])
  await bar.getByLabel('Assign to').selectOption('Nia')
  await bar.getByRole('button', { name: 'Assign' }).click()
  await expect(announced(page).getByText('2 tasks are assigned to Nia.')).toBeVisible()
  await meddle(workspaceId, 'Press', `title = 'Press pears'`)

  await undo(page, '2 tasks are assigned to Nia.')

  await expectRefused(page)
  await expect(task(page, 'Press pears')).toBeVisible()
  await expect(main(page).getByText('Assigned to Nia')).toHaveCount(2)
  await page.reload()
  await expect(tasks(page).getByText('Assigned to Nia')).toHaveCount(2)
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
