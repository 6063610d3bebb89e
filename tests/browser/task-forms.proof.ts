import { expect, test } from './fixtures'
import { field, words } from './people'
import { projectWith, task } from './task-lists'
import { unreachable } from './unreachable'

test.use({ expectedErrors: [/net::ERR_INTERNET_DISCONNECTED/] })

test('a server that cannot be reached leaves a task that is being changed as it was typed', async ({
  page,
  context,
}) => {
  await projectWith(page, ['Pick'])
  await task(page, 'Pick').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Pick' })).toBeVisible()
  await field(page, 'Description').fill('Only the ripe ones.')
  await context.setOffline(true)

  await page.getByRole('button', { name: 'Save' }).click()

  await expect(words(page, unreachable)).toBeVisible()
  await expect(field(page, 'Description')).toHaveValue('Only the ripe ones.')
  await context.setOffline(false)
})
