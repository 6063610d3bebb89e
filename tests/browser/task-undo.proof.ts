import { expect, test } from './fixtures'
import { projectWith, task, tasks } from './task-lists'
import { expectRefused, meddle, undo } from './task-undo'
import { announced } from './people'

test('a completion is taken back by the button that announces it', async ({ page }) => {
  await projectWith(page, ['Pick'])
  const box = page.getByRole('checkbox', { name: 'Done: Pick' })

  await box.click()
  await undo(page, '“Pick” is done.')

  await expect(box).not.toBeChecked()
  await page.reload()
  await expect(box).not.toBeChecked()
})

test('an assignment is taken back by the button that announces it', async ({ page }) => {
  await projectWith(page, ['Pick'])
  await page.getByRole('button', { name: 'Actions: Pick' }).click()
  await page.getByRole('menuitem', { name: 'Assign to me' }).click()
  await expect(tasks(page).getByText('Assigned to Nia')).toHaveCount(1)

  await undo(page, '“Pick” is assigned to Nia.')

  await expect(tasks(page).getByText('Assigned to Nia')).toHaveCount(0)
  await page.reload()
  await expect(tasks(page)).toHaveCount(1)
  await expect(tasks(page).getByText('Assigned to Nia')).toHaveCount(0)
})

test('neither a completion nor an assignment is taken back once somebody else has changed the task', async ({
  page,
}) => {
  const { workspaceId } = await projectWith(page, ['Pick', 'Plant'])
  await page.getByRole('checkbox', { name: 'Done: Pick' }).click()
  await expect(announced(page).getByText('“Pick” is done.')).toBeVisible()
  await meddle(workspaceId, 'Pick', `title = 'Pick pears'`)
  await undo(page, '“Pick” is done.')
  await expectRefused(page)
  await expect(page.getByRole('checkbox', { name: 'Done: Pick pears' })).toBeChecked()

  await page.reload()
  await page.getByRole('button', { name: 'Actions: Plant' }).click()
  await page.getByRole('menuitem', { name: 'Assign to me' }).click()
  await expect(announced(page).getByText('“Plant” is assigned to Nia.')).toBeVisible()
  await meddle(workspaceId, 'Plant', `title = 'Plant trees'`)
  await undo(page, '“Plant” is assigned to Nia.')
  await expectRefused(page)
  await expect(task(page, 'Plant trees')).toBeVisible()
  await expect(tasks(page).getByText('Assigned to Nia')).toHaveCount(1)
})
