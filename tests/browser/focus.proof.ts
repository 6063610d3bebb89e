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
  for (const name of ['Kim', 'Zoe']) await addMember(workspaceOf(page), await createAccount(name), 'viewer')
  const invitations = `/api/v1/workspaces/${workspaceOf(page)}/invitations`
  for (const email of ['ben@example.com', 'lou@example.com']) await post(page, invitations, { email })
  await beside(page, 'Members').click()

  await confirm(page, page.getByRole('button', { name: 'Remove Kim' }), 'Remove member')
  await expect(main(page).getByRole('button', { name: 'Remove Kim' })).toBeHidden()
  await expect(page.getByRole('row').filter({ hasText: 'Zoe' }).locator(':focus')).toHaveCount(1)

  const open = page.getByRole('list', { name: 'Open invitations' }).getByRole('listitem')
  await press(page, open.first().getByRole('button'))
  await expect(open).toHaveCount(1)
  await expect(open.locator(':focus')).toHaveCount(1)
  await press(page, open.first().getByRole('button'))
  await expect(words(page, 'No open invitations.')).toBeVisible()
  await expect(focused(page)).toHaveCount(1)
})

test('after a workspace was deleted the focus is on the page that follows', async ({ page }) => {
  await signUp(page)
  await createWorkspace(page, 'Orchard')
  await beside(page, 'Settings').click()

  await press(page, page.getByRole('button', { name: 'Delete workspace' }))
  const question = page.getByRole('dialog')
  await question.getByLabel('Type Orchard to confirm').fill('Orchard')
  await press(page, question.getByRole('button', { name: 'Delete workspace' }))

  await expect(words(page, 'No workspaces yet')).toBeVisible()
  await expect(focused(page)).toHaveCount(1)
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
