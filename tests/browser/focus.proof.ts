import type { Locator, Page } from '@playwright/test'
import { createAccount } from './accounts'
import { confirm } from './confirm'
import { expect, test } from './fixtures'
import { addMember } from './memberships'
import { beside, createWorkspace, main, post, signUp, words, workspaceOf } from './people'

const focused = (page: Page) => page.locator('main:focus, main :focus')

async function press(page: Page, button: Locator) {
  await button.focus()
  await page.keyboard.press('Enter')
}

test('when a row is deleted, whoever did it by keyboard goes on at the next one, and at the page once there is none', async ({
  page,
}) => {
  await signUp(page)
  await createWorkspace(page)
  for (const name of ['Kim', 'Lea']) await addMember(workspaceOf(page), await createAccount(name), 'viewer')
  const invitations = `/api/v1/workspaces/${workspaceOf(page)}/invitations`
  for (const email of ['ben@example.com', 'zoe@example.com']) await post(page, invitations, { email })
  await beside(page, 'Members').click()

  await confirm(page, page.getByRole('button', { name: 'Remove Kim' }), 'Remove member')
  await expect(main(page).getByRole('button', { name: 'Remove Kim' })).toBeHidden()
  await expect(page.getByRole('row').filter({ hasText: 'Lea' }).locator(':focus')).toHaveCount(1)

  const open = page.getByRole('list', { name: 'Open invitations' }).getByRole('listitem')
  await press(page, open.first().getByRole('button'))
  await expect(open).toHaveCount(1)
  await expect(open.locator(':focus')).toHaveCount(1)
  await press(page, open.first().getByRole('button'))
  await expect(words(page, 'No open invitations.')).toBeVisible()
  await expect(focused(page)).toHaveCount(1)
})

test('after a webhook was deleted the focus is on the page that follows', async ({ page }) => {
  await signUp(page)
  await createWorkspace(page)
  const webhooks = `/w/${workspaceOf(page)}/webhooks`
  const { id } = await post(page, `/api/v1/workspaces/${workspaceOf(page)}/webhooks`, {
    url: 'https://example.com/events',
    eventTypes: ['*'],
  })
  await page.goto(`${webhooks}/${id}`)

  await confirm(page, main(page).getByRole('button', { name: 'Delete webhook' }), 'Delete webhook')

  await expect(words(page, 'No webhooks yet')).toBeVisible()
  await expect(focused(page)).toHaveCount(1)
})

test.describe('a page that is missing', () => {
  test.use({ expectedErrors: [/404 \(Not Found\)/] })

  test('what is missing in a workspace is said in its frame, with the status of a missing page', async ({
    page,
  }) => {
    await signUp(page)
    await createWorkspace(page, 'Orchard')

    const answer = await page.goto(`/w/${workspaceOf(page)}/webhooks/${crypto.randomUUID()}`)

    expect(answer!.status()).toBe(404)
    await expect(main(page).getByRole('heading', { name: 'Page not found' })).toBeVisible()
    await expect(beside(page, 'Members')).toBeVisible()
  })
})

test('one page is marked as the current one, and the menu of the account stands below its button', async ({
  page,
}) => {
  await signUp(page)
  await createWorkspace(page)
  await page.setViewportSize({ width: 1920, height: 900 })
  await beside(page, 'Members').click()

  await expect(page.getByRole('heading', { level: 1, name: 'Members' })).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Workspace' }).locator('[aria-current=page]')).toHaveText(
    ['Members'],
  )
  await page.goto('/account')
  const button = page.getByRole('button', { name: 'Your account' })
  await button.click()
  const menu = (await page.locator('[popover]:popover-open').boundingBox())!
  const place = (await button.boundingBox())!
  expect(Math.abs(menu.x + menu.width - place.x - place.width)).toBeLessThan(2)
  expect(menu.y).toBeGreaterThanOrEqual(place.y + place.height)
})
