import { expect, test } from './fixtures'
import { beside, createWorkspace, field, signUp, words } from './people'
import { projectWith, task } from './task-lists'

const unreachable = 'The server could not be reached. Please try again.'

test.describe('a server that cannot be reached', () => {
  test.use({ expectedErrors: [/net::ERR_INTERNET_DISCONNECTED/] })

  test('leaves a form as it is, with all that was typed and chosen, and the next try succeeds', async ({
    page,
    context,
  }) => {
    await signUp(page)
    await createWorkspace(page)
    await beside(page, 'API keys').click()
    await expect(words(page, 'No API keys yet')).toBeVisible()
    const reading = page.getByRole('checkbox', { name: 'Tasks: read' })
    await field(page, 'Name').fill('Nightly export')
    await reading.uncheck()
    await context.setOffline(true)

    await page.getByRole('button', { name: 'Create API key' }).click()

    await expect(words(page, unreachable)).toBeVisible()
    await expect(field(page, 'Name')).toHaveValue('Nightly export')
    await expect(reading).not.toBeChecked()
    await context.setOffline(false)
    await page.getByRole('button', { name: 'Create API key' }).click()
    await expect(words(page, 'The key “Nightly export” is created.')).toBeVisible()
  })

  test('leaves a task that is being changed as it was typed', async ({ page, context }) => {
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
})

test.describe('a server that fails', () => {
  test.use({ expectedErrors: [/status of 500|unexpected response/] })

  test('is no form that can be put right: the page says that something went wrong', async ({ page }) => {
    await signUp(page)
    await createWorkspace(page)
    await beside(page, 'Labels').click()
    await field(page, 'Name').fill('Urgent')
    await page.route('**/labels', (route) =>
      route.request().method() === 'POST' ? route.fulfill({ status: 500 }) : route.fallback(),
    )

    await page.getByRole('button', { name: 'Create label' }).click()

    await expect(page.getByRole('heading', { name: 'Something went wrong' })).toBeVisible()
  })
})
