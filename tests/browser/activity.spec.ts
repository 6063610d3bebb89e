import { expect, test } from './fixtures'
import { beside, createWorkspace, field, post, signUp, words } from './people'
import { addTask } from './task-people'
import { createProject } from './project-people'

test('the activity says who did what, and is filtered by what it was done to', async ({ page }) => {
  await signUp(page, 'Nia')
  await createWorkspace(page, 'Orchard')
  await createProject(page, 'Harvest')
  await addTask(page, 'Pick the apples')
  await page.getByRole('checkbox', { name: 'Done: Pick the apples' }).click()
  await expect(words(page, 'Done just now')).toBeVisible()
  await beside(page, 'Activity').click()

  const list = page.getByRole('list', { name: 'Activity' })
  await expect(list.getByText('Nia completed the task “Pick the apples”')).toBeVisible()
  await expect(list.getByText('Nia joined the workspace')).toBeVisible()
  await list.getByText('Nia completed the task “Pick the apples”').click()
  await expect(list.getByRole('row', { name: /^Completed – .*UTC$/ })).toBeVisible()
  await list.getByText('Nia created the project “Harvest”').click()
  await expect(list.getByRole('row', { name: /Name.*Harvest/ })).toBeVisible()

  await field(page, 'Type').selectOption('Project')
  await expect(page).toHaveURL(/\?resourceKind=project$/)
  await expect(list.getByRole('listitem')).toHaveCount(1)
  await expect(field(page, 'Type')).toHaveValue('project')

  await field(page, 'Type').selectOption('Label')
  await expect(words(page, 'No activity matches this filter.')).toBeVisible()
  await page.getByRole('link', { name: 'Show all activity' }).click()
  await expect(list.getByText('Nia created the workspace “Orchard”')).toBeVisible()
})

test('what a key did is said to be its doing, by its name', async ({ page, request }) => {
  await signUp(page, 'Nia')
  await createWorkspace(page, 'Orchard')
  const workspace = `/api/v1/workspaces/${page.url().split('/').at(-1)}`
  const { secret } = await post<{ secret: string }>(page, `${workspace}/api-keys`, {
    name: 'Nightly import',
    scopes: ['projects.read', 'projects.create'],
  })
  await request.post(`${workspace}/projects`, {
    headers: { authorization: `Bearer ${secret}` },
    data: { name: 'Harvest' },
  })

  await beside(page, 'Activity').click()

  const list = page.getByRole('list', { name: 'Activity' })
  await expect(list.getByText('The API key “Nightly import” created the project “Harvest”')).toBeVisible()
})

test('what changed is said in the language of the page: fields, days and choices', async ({
  page,
  context,
  baseURL,
}) => {
  await signUp(page, 'Nia')
  await createWorkspace(page, 'Orchard')
  await createProject(page, 'Harvest')
  await addTask(page, 'Pick the apples')
  await page.getByRole('checkbox', { name: 'Done: Pick the apples' }).click()
  await expect(words(page, 'Done just now')).toBeVisible()
  await page.getByRole('link', { name: 'Pick the apples' }).click()
  await expect(field(page, 'Title')).toBeVisible()
  await field(page, 'Assignee').selectOption('Nia')
  await field(page, 'Due on').fill('2030-05-04')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(words(page, 'The task is saved.')).toBeVisible()
  await context.addCookies([{ name: 'locale', value: 'de', url: baseURL! }])
  await page.goto(page.url().replace(/projects.*/, 'activity'))
  const list = page.getByRole('list', { name: 'Verlauf' })

  await list.getByText('Nia hat die Aufgabe „Pick the apples“ geändert').click()
  await expect(list.getByRole('row', { name: 'Fällig – 04.05.2030' })).toBeVisible()
  await expect(list.getByRole('row', { name: 'Zuständig – Nia' })).toBeVisible()

  await list.getByText('Nia hat die Aufgabe „Pick the apples“ erledigt').click()
  await expect(
    list.getByRole('row', { name: /^Erledigt – \d{2}\.\d{2}\.\d{4}, \d{2}:\d{2} UTC$/ }),
  ).toBeVisible()

  await list.getByText('Nia ist dem Arbeitsbereich beigetreten').click()
  await expect(list.getByRole('row', { name: 'Rolle – Inhaber' })).toBeVisible()
})
