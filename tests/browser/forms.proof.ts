import { expect, test } from './fixtures'
import { beside, createWorkspace, field, main, signUp, words } from './people'
import { unreachable } from './unreachable'

test.describe('a server that cannot be reached', () => {
  test.use({ expectedErrors: [/net::ERR_INTERNET_DISCONNECTED/] })

  test('leaves a form as it is, with all that was typed and chosen, and the next try succeeds', async ({
    page,
    context,
  }) => {
    await signUp(page)
    await createWorkspace(page)
    await beside(page, 'Members').click()
    const role = main(page).getByLabel('Role', { exact: true })
    await field(page, 'Email').fill('kim@example.com')
    await role.selectOption('Viewer')
    await context.setOffline(true)

    await page.getByRole('button', { name: 'Send invitation' }).click()

    await expect(words(page, unreachable)).toBeVisible()
    await expect(field(page, 'Email')).toHaveValue('kim@example.com')
    await expect(role).toHaveValue('viewer')
    await context.setOffline(false)
    await page.getByRole('button', { name: 'Send invitation' }).click()
    await expect(words(page, 'The invitation is on its way to kim@example.com.')).toBeVisible()
    await expect(page.getByRole('list', { name: 'Open invitations' })).toContainText('Invited as Viewer')
  })
})

test.describe('a server that fails', () => {
  test.use({ expectedErrors: [/status of 500|unexpected response/] })

  test('is no form that can be put right: the page says that something went wrong', async ({ page }) => {
    await signUp(page)
    await createWorkspace(page)
    await beside(page, 'Members').click()
    await field(page, 'Email').fill('kim@example.com')
    await page.route('**/members', (route) =>
      route.request().method() === 'POST' ? route.fulfill({ status: 500 }) : route.fallback(),
    )

    await main(page).getByRole('button', { name: 'Send invitation' }).click()

    await expect(page.getByRole('heading', { name: 'Something went wrong' })).toBeVisible()
  })
})
