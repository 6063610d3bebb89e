import { expect, test } from './fixtures'
import { announced, field, main, words } from './people'
import { openTask, textbox } from './task-pages'
import { undo } from './task-undo'

test('what was saved of a task is taken back by the button that announces it, unless somebody changed it since', async ({
  page,
  context,
  baseURL,
}) => {
  await openTask(page)
  const [, workspaceId] = /\/w\/([^/]+)/.exec(page.url())!
  const label = { headers: { origin: baseURL! }, data: { name: 'Urgent', colour: 'red' } }
  expect((await page.request.post(`/api/v1/workspaces/${workspaceId}/labels`, label)).status()).toBe(201)
  await page.reload()
  const save = async (day: string) => {
    await field(page, 'Due on').fill(day)
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(announced(page).getByText('The task is saved.')).toBeVisible()
  }

  await field(page, 'Assignee').selectOption('Nia')
  await main(page).getByRole('checkbox', { name: 'Urgent' }).check()
  await save('2030-05-04')
  await expect(words(page, 'Due May 4, 2030')).toBeVisible()
  await undo(page, 'The task is saved.')
  await expect(words(page, 'Due May 4, 2030')).toHaveCount(0)
  await expect(field(page, 'Due on')).toHaveValue('')
  await expect(field(page, 'Assignee').locator('option:checked')).toHaveText('Nobody')
  await expect(main(page).getByRole('checkbox', { name: 'Urgent' })).not.toBeChecked()
  await page.reload()
  await expect(field(page, 'Due on')).toHaveValue('')
  await expect(main(page).getByRole('checkbox', { name: 'Urgent' })).not.toBeChecked()

  await save('2031-05-04')
  // An announcement stays for as long as it is pointed at.
  await announced(page).getByText('The task is saved.').hover()
  const other = await context.newPage()
  await other.goto(page.url())
  await textbox(other, 'Title').fill('Pick pears')
  await other.getByRole('button', { name: 'Save' }).click()
  await expect(words(other, 'The task is saved.')).toBeVisible()
  await undo(page, 'The task is saved.')
  await expect(announced(page).getByText('This has changed since you read it.')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: 'Pick pears' })).toBeVisible()
  await expect(field(page, 'Due on')).toHaveValue('2031-05-04')
})
