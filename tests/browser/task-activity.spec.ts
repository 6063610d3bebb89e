import { expect, test } from './fixtures'
import { beside, field, post, words } from './people'
import { projectWith, task } from './task-lists'

test('the activity says what was done to projects and tasks, by whom and in the language of the page', async ({
  page,
  context,
  baseURL,
  request,
}) => {
  const { workspaceId } = await projectWith(page, ['Pick the apples'])
  const workspace = `/api/v1/workspaces/${workspaceId}`
  const { secret } = await post<{ secret: string }>(page, `${workspace}/api-keys`, {
    name: 'Nightly import',
    scopes: ['projects.read', 'projects.create'],
  })
  await request.post(`${workspace}/projects`, {
    headers: { authorization: `Bearer ${secret}` },
    data: { name: 'Pressing' },
  })
  await page.getByRole('checkbox', { name: 'Done: Pick the apples' }).click()
  await expect(words(page, 'Done just now')).toBeVisible()
  await task(page, 'Pick the apples').click()
  await expect(field(page, 'Title')).toBeVisible()
  await field(page, 'Assignee').selectOption('Nia')
  await field(page, 'Due on').fill('2030-05-04')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(words(page, 'The task is saved.')).toBeVisible()
  await beside(page, 'Activity').click()

  const list = page.getByRole('list', { name: 'Activity' })
  await expect(list.getByText('The API key “Nightly import” created the project “Pressing”')).toBeVisible()
  await list.getByText('Nia completed the task “Pick the apples”').click()
  await expect(list.getByRole('row', { name: /^Completed – .*UTC$/ })).toBeVisible()
  await list.getByText('Nia created the project “Harvest”').click()
  await expect(list.getByRole('row', { name: /Name.*Harvest/ })).toBeVisible()
  await field(page, 'Type').selectOption('Project')
  await expect(page).toHaveURL(/\?resourceKind=project$/)
  await expect(list.getByRole('listitem')).toHaveCount(2)

  await context.addCookies([{ name: 'locale', value: 'de', url: baseURL! }])
  await page.goto(`/w/${workspaceId}/activity`)
  const inGerman = page.getByRole('list', { name: 'Verlauf' })
  await inGerman.getByText('Nia hat die Aufgabe „Pick the apples“ geändert').click()
  await expect(inGerman.getByRole('row', { name: 'Fällig – 04.05.2030' })).toBeVisible()
  await expect(inGerman.getByRole('row', { name: 'Zuständig – Nia' })).toBeVisible()
  await inGerman.getByText('Nia hat die Aufgabe „Pick the apples“ erledigt').click()
  await expect(
    inGerman.getByRole('row', { name: /^Erledigt – \d{2}\.\d{2}\.\d{4}, \d{2}:\d{2} UTC$/ }),
  ).toBeVisible()
})
