import { expectAccessible } from './accessible'
import { expect, test } from './fixtures'
import { announced, field, main, words } from './people'
import { projectWith, task, tasks } from './task-lists'
import { openTask, textbox } from './task-pages'

test('a task gets somebody who does it, a day and a label', async ({ page, baseURL }) => {
  await openTask(page)
  const [, workspaceId] = /\/w\/([^/]+)/.exec(page.url())!
  const label = { headers: { origin: baseURL! }, data: { name: 'Urgent', colour: 'red' } }
  expect((await page.request.post(`/api/v1/workspaces/${workspaceId}/labels`, label)).status()).toBe(201)
  await page.reload()

  await field(page, 'Assignee').selectOption('Nia')
  await field(page, 'Due on').fill('2030-05-04')
  await main(page).getByRole('checkbox', { name: 'Urgent' }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(words(page, 'The task is saved.')).toBeVisible()

  await expect(words(page, 'Due May 4, 2030')).toBeVisible()
  await page.reload()
  await expect(field(page, 'Assignee').locator('option:checked')).toHaveText('Nia')
  await expect(field(page, 'Due on')).toHaveValue('2030-05-04')
  await expect(main(page).getByRole('checkbox', { name: 'Urgent' })).toBeChecked()
})

test('what somebody else changed meanwhile is shown, and nothing typed is lost', async ({
  page,
  context,
}) => {
  await openTask(page)
  const other = await context.newPage()
  await other.goto(page.url())

  await textbox(page, 'Title').fill('Pick the red apples')
  await textbox(other, 'Description').fill('Only the ripe ones.')
  await other.getByRole('button', { name: 'Save' }).click()
  await expect(words(other, 'The task is saved.')).toBeVisible()
  await page.getByRole('button', { name: 'Save' }).click()

  const theirs = page.getByRole('region', { name: 'Somebody changed this task while you were writing' })
  await expect(theirs.getByText('Only the ripe ones.')).toBeVisible()
  await expect(theirs).toBeFocused()
  await expect(words(page, 'This has changed since you read it.')).toHaveCount(0)
  await expect(textbox(page, 'Title')).toHaveValue('Pick the red apples')
  await expectAccessible(page)

  await theirs.getByRole('button', { name: 'Overwrite with mine' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Pick the red apples' })).toBeVisible()
  await expect(theirs).toHaveCount(0)

  await textbox(page, 'Title').fill('Something else')
  await textbox(other, 'Title').fill('Pick pears')
  await other.getByRole('button', { name: 'Save' }).click()
  await other.getByRole('button', { name: 'Overwrite with mine' }).click()
  await expect(other.getByRole('heading', { level: 1, name: 'Pick pears' })).toBeVisible()
  await page.getByRole('button', { name: 'Save' }).click()
  await theirs.getByRole('button', { name: 'Use their version' }).click()
  await expect(textbox(page, 'Title')).toHaveValue('Pick pears')
})

test('a task that is deleted from its page is said to be, in a corner of the list, once', async ({
  page,
}) => {
  await projectWith(page, ['Pick', 'Press'])
  const list = page.url()
  await task(page, 'Pick').click()

  await page.getByRole('button', { name: 'Delete task' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete task' }).click()

  await expect(announced(page).getByText('The task is deleted.')).toBeVisible()
  await expect(page).toHaveURL(list)
  await expect(announced(page).getByText('The task is deleted.')).toHaveCount(1)
  await expect(tasks(page)).toHaveCount(1)
})
