import { expectAccessible } from './accessible'
import { expect, test } from './fixtures'
import { beside, createWorkspace, field, signIn, signUp, words } from './people'

for (const path of [
  '/',
  '/sign-in?notice=link-too-often',
  '/sign-up',
  '/check-your-mail?for=sign-up',
  '/forgot-password',
]) {
  test(`${path} is accessible to everyone`, async ({ page }) => {
    await page.goto(path)

    await expectAccessible(page)
  })
}

test('a form that was refused is accessible to everyone', async ({ page }) => {
  await page.goto('/sign-up')
  await page.getByRole('button', { name: 'Email me a link' }).click()
  await expect(field(page, 'Email')).toBeFocused()

  await expectAccessible(page)
})

test('an empty workspace, and the question before it is deleted, are accessible to everyone', async ({
  page,
}) => {
  await signUp(page, 'A name without a single space that-is-so-long-that-it-must-be-cut-off-somewhere')
  await page.goto('/workspaces')
  await expect(words(page, 'No workspaces yet')).toBeVisible()
  await expectAccessible(page)

  await createWorkspace(page, 'Donaudampfschifffahrtsgesellschaftskapitänspatentamtsverwaltungsgebäude')
  await expectAccessible(page)

  await beside(page, 'Settings').click()
  await page.getByRole('button', { name: 'Delete workspace' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page)
})

test('the account is accessible to everyone', async ({ page }) => {
  await signIn(page, 'ada@example.com')
  await page.goto('/account')
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Your account' }).click()
  await expect(page.getByRole('link', { name: 'Account', exact: true })).toBeVisible()
  await expectAccessible(page)
})

test('a workspace is accessible to everyone for who may only read', async ({ page }) => {
  await signIn(page, 'vera@example.com')
  await page.getByRole('link', { name: 'Harbour Coffee' }).click()
  await beside(page, 'Members').click()
  await expect(page.getByRole('table', { name: 'Members' })).toBeVisible()
  await expectAccessible(page)
})

for (const name of ['Members', 'Activity', 'API keys', 'Settings']) {
  test(`${name} of a workspace is accessible to everyone`, { tag: '@proof' }, async ({ page }) => {
    await signIn(page, 'ada@example.com')
    await page.getByRole('link', { name: 'Harbour Coffee' }).click()
    await beside(page, name).click()

    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    await expect(beside(page, name)).toHaveAttribute('aria-current', 'page')
    await expectAccessible(page)
  })
}

test('a first workspace is made, and its members are reached, by keyboard alone', async ({ page }) => {
  await signUp(page)
  await page.goto('/workspaces')
  await field(page, 'Workspace name').focus()

  await page.keyboard.type('Orchard')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Orchard' })).toBeVisible()
  const members = beside(page, 'Members')
  const reached = () => members.evaluate((element) => element === document.activeElement)
  for (let pressed = 0; pressed < 20 && !(await reached()); pressed += 1) await page.keyboard.press('Tab')
  await expect(members).toBeFocused()
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { level: 1, name: 'Members' })).toBeVisible()
})
