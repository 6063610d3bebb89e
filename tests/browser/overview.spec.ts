import { expectAccessible } from './accessible'
import { asOwner } from './database'
import { expect, test } from './fixtures'
import { createWorkspace, main, signIn, signUp, words } from './people'
import { addTask } from './task-people'
import { createProject } from './project-people'

test('an overview shows the same numbers as bars and as a table, and what is overdue', async ({ page }) => {
  await signUp(page, 'Nia')
  await createWorkspace(page, 'Orchard')
  const overview = page.url()
  const workspaceId = overview.split('/').at(-1)
  await createProject(page)
  for (const title of ['Pick the apples', 'Press the cider', 'Mend the fence']) await addTask(page, title)
  await asOwner(
    `update public.tasks set due_on = current_date - 3, created_at = now() - interval '7 days',
       assignee_id = (select user_id from public.memberships where workspace_id = $1)
     where workspace_id = $1 and title = 'Mend the fence'`,
    [workspaceId],
  )
  await asOwner(
    `update public.tasks set completed_at = now() where workspace_id = $1 and title = 'Press the cider'`,
    [workspaceId],
  )

  await page.goto(overview)

  const chart = page.getByRole('img', { name: 'Tasks by week' })
  await expect(chart).toBeVisible()
  await main(page).getByText('Show data').first().click()
  await expect(words(page, 'Scale: 0 to 2')).toBeVisible()
  const rows = page.getByRole('table', { name: 'Tasks by week' }).getByRole('row')
  await expect(rows).toHaveCount(13)
  await expect(rows.nth(12).getByRole('cell')).toHaveText(['2', '1'])
  await expect(rows.nth(11).getByRole('cell')).toHaveText(['1', '0'])
  const load = page.getByRole('list', { name: 'Open tasks by person' }).getByRole('listitem')
  await expect(load).toHaveText([/1$/, /1$/])
  await expect(load.filter({ hasText: 'Nia' })).toHaveCount(1)
  for (const name of ['Overdue tasks', 'Assigned to you'])
    await expect(page.getByRole('list', { name })).toContainText(/Mend the fence.*Harvest/)
  await expect(words(page, '1 open task is overdue.')).toBeVisible()
  await expectAccessible(page)

  await page.setViewportSize({ width: 390, height: 800 })
  await expect(chart).toBeInViewport({ ratio: 0 })
  await page.getByRole('list', { name: 'Overdue tasks' }).getByRole('link').click()
  await expect(page.getByRole('heading', { name: 'Mend the fence' })).toBeVisible()
})

test('an overview without tasks says so rather than drawing nothing', async ({ page }) => {
  await signUp(page)
  await createWorkspace(page)
  const overview = page.url()
  await createProject(page)

  await page.goto(overview)

  await expect(words(page, 'No tasks were opened or completed.')).toBeVisible()
  await expect(page.getByRole('img', { name: 'Tasks by week' })).toHaveCount(0)
})

test('the overview of a workspace is accessible to everyone', async ({ page }) => {
  await signIn(page, 'ada@example.com')
  await page.getByRole('link', { name: 'Harbour Coffee' }).click()

  await expect(page.getByRole('heading', { level: 2, name: 'Assigned to you' })).toBeVisible()
  await expectAccessible(page)
})
