import { asOwner } from './database'
import { expect, test } from './fixtures'
import { createWorkspaceByForm, field, main, signUp, words } from './people'
import { createProjectByForm } from './project-people'
import { projectWith, task, tasks } from './task-lists'
import { addTask } from './task-people'

test('a first project and its first task are made, and the task is completed', async ({ page }) => {
  await signUp(page)
  await createWorkspaceByForm(page, 'Orchard')
  await createProjectByForm(page, 'Harvest')
  await addTask(page, 'Pick the apples')
  await page.getByRole('checkbox', { name: 'Done: Pick the apples' }).click()
  await expect(words(page, 'Done just now')).toBeVisible()

  await page.reload()
  await expect(page.getByRole('checkbox', { name: 'Done: Pick the apples' })).toBeChecked()
})

test('a task is reopened, changed and deleted', async ({ page }) => {
  await projectWith(page, ['Pick the apples', 'Press them'])

  const box = page.getByRole('checkbox', { name: 'Done: Press them' })
  await box.click()
  await expect(box).toBeChecked()
  await box.click()
  await expect(box).not.toBeChecked()

  await task(page, 'Press them').click()
  await field(page, 'Title').fill('Press the apples')
  await field(page, 'Description').fill('Before they turn.')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(words(page, 'The task is saved.')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: 'Press the apples' })).toBeVisible()

  await main(page).getByRole('button', { name: 'Delete task' }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete “Press the apples”?' })
  await dialog.getByRole('button', { name: 'Delete task' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Harvest' })).toBeVisible()
  await expect(tasks(page)).toHaveCount(1)
})

test('two quick presses on a checkbox leave the task as it was', async ({ page }) => {
  await projectWith(page, ['Pick the apples'])
  let answered = 0
  page.on('response', (response) => {
    // The page asks for a token of its live changes too.
    if (response.request().headers()['next-action']) answered++
  })

  await page.getByRole('checkbox', { name: 'Done: Pick the apples' }).dblclick()
  await expect.poll(() => answered).toBe(2)

  await page.reload()
  await expect(page.getByRole('checkbox', { name: 'Done: Pick the apples' })).not.toBeChecked()
})

test('a list longer than a page is walked to its end and back', async ({ page }) => {
  const { workspaceId } = await projectWith(page, ['Task 1.'])
  await asOwner(
    `insert into tasks (workspace_id, project_id, title, created_by)
     select workspace_id, project_id, 'Task ' || number || '.', created_by from tasks, generate_series(2, 31) number
     where workspace_id = $1`,
    [workspaceId],
  )

  await page.reload()
  await expect(tasks(page)).toHaveCount(30)
  await page.getByRole('link', { name: 'Older tasks' }).click()
  await expect(page.getByRole('link', { name: 'Task 1.' })).toBeVisible()
  await expect(tasks(page)).toHaveCount(1)
  await page.getByRole('link', { name: 'Newest tasks' }).click()
  await expect(page.getByRole('link', { name: 'Task 31.' })).toBeVisible()
})
