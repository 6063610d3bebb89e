import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { beside, createWorkspace, main, post, signUp } from './people'
import { projectWith, task, tasks } from './task-lists'

const workspaceOf = (page: Page) => /\/w\/([^/?]+)/.exec(page.url())![1]!

async function confirm(page: Page, opener: Locator, verb: string) {
  await opener.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: verb }).focus()
  await page.keyboard.press('Enter')
}

test('when a row is deleted, whoever did it by keyboard goes on at the next one, and at the page once there is none', async ({
  page,
}) => {
  await signUp(page)
  await createWorkspace(page)
  const labels = `/api/v1/workspaces/${workspaceOf(page)}/labels`
  for (const name of ['Ripe', 'Sour']) await post(page, labels, { name, colour: 'red' })
  await beside(page, 'Labels').click()

  await confirm(page, page.getByRole('button', { name: 'Delete Ripe' }), 'Delete label')
  await expect(main(page).getByRole('button', { name: 'Delete Ripe' })).toBeHidden()
  await expect(page.getByRole('listitem').filter({ hasText: 'Sour' }).locator(':focus')).toHaveCount(1)

  await confirm(page, page.getByRole('button', { name: 'Delete Sour' }), 'Delete label')
  await expect(main(page).getByRole('button', { name: 'Delete Sour' })).toBeHidden()
  await expect(page.locator('main:focus, main :focus')).toHaveCount(1)
})

test('after a task was deleted the focus is on the page that follows', async ({ page }) => {
  await projectWith(page, ['One', 'Two', 'Three'])

  await task(page, 'One').click()
  await confirm(page, main(page).getByRole('button', { name: 'Delete task' }), 'Delete task')

  await expect(tasks(page)).toHaveCount(2)
  await expect(page.locator('main:focus, main :focus')).toHaveCount(1)
})

test.describe('a page that is missing', () => {
  test.use({ expectedErrors: [/404 \(Not Found\)/] })

  test('what is missing in a workspace is said in its frame, with the status of a missing page', async ({
    page,
  }) => {
    await signUp(page)
    await createWorkspace(page, 'Orchard')

    const answer = await page.goto(`/w/${workspaceOf(page)}/projects/${crypto.randomUUID()}`)

    expect(answer!.status()).toBe(404)
    await expect(main(page).getByRole('heading', { name: 'Page not found' })).toBeVisible()
    await expect(beside(page, 'Members')).toBeVisible()
  })
})

test('one page is marked as the current one, and the menu of the account stands below its button', async ({
  page,
}) => {
  await projectWith(page, ['One'])
  await page.setViewportSize({ width: 1920, height: 900 })
  await beside(page, 'New project').click()

  await expect(page).toHaveURL(/\/projects#new-project$/)
  await expect(page.getByRole('navigation', { name: 'Workspace' }).locator('[aria-current=page]')).toHaveText(
    ['Projects'],
  )
  await page.goto('/account')
  const button = page.getByRole('button', { name: 'Your account' })
  await button.click()
  const menu = (await page.locator('[popover]:popover-open').boundingBox())!
  const place = (await button.boundingBox())!
  expect(Math.abs(menu.x + menu.width - place.x - place.width)).toBeLessThan(2)
  expect(menu.y).toBeGreaterThanOrEqual(place.y + place.height)
})
