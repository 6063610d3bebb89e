import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { announced, main, words } from './people'
import { projectWith, task, tasks } from './task-lists'
import { expectRefused, meddle, undo } from './task-undo'

async function select(page: Page, titles: string[]) {
  for (const title of titles) await page.getByRole('checkbox', { name: `Select: ${title}` }).click()
  return page.getByRole('region', { name: 'Selected tasks' })
}

test('an assignment of several tasks is taken back by the button that announces it: each task goes to whom it belonged', async ({
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
