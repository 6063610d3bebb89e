import { expectAccessible } from './accessible'
import { expect, test } from './fixtures'
import { beside, createWorkspace, field, main, signIn, signUp, words } from './people'
import { addTask } from './task-people'
import { createProject } from './project-people'

for (const path of [
  '/',
  '/sign-in?notice=link-too-often',
  '/sign-up',
  '/check-your-mail?for=sign-up',
  '/forgot-password',
  '/resend-confirmation',
]) {
  test(`${path} is accessible to everyone`, async ({ page }) => {
    await page.goto(path)

    await expectAccessible(page)
  })
}

test('a form that was refused is accessible to everyone', async ({ page }) => {
  await page.goto('/sign-up')
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(field(page, 'Your name')).toBeFocused()

  await expectAccessible(page)
})

test('an empty workspace is accessible to everyone', async ({ page }) => {
  await signUp(page, 'A name without a single space that-is-so-long-that-it-must-be-cut-off-somewhere')
  await page.goto('/workspaces')
  await expect(words(page, 'No workspaces yet')).toBeVisible()
  await expectAccessible(page)

  await createWorkspace(page, 'Donaudampfschifffahrtsgesellschaftskapitänspatentamtsverwaltungsgebäude')
  await expectAccessible(page)

  await beside(page, 'Settings').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  await expectAccessible(page)
})

test('a project with its tasks is accessible to everyone', async ({ page }) => {
  await signUp(page)
  await createWorkspace(page)
  await createProject(page)
  await addTask(page, 'Pick the apples')
  await addTask(page, 'x'.repeat(200))
  await page.getByRole('checkbox', { name: 'Done: Pick the apples' }).click()
  await expect(words(page, 'Done just now')).toBeVisible()
  await expectAccessible(page)

  await main(page).getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Project settings' })).toBeVisible()
  await expectAccessible(page)
})

test('a task, and the question before it is deleted, are accessible to everyone', async ({ page }) => {
  await signUp(page)
  await createWorkspace(page)
  await createProject(page)
  await addTask(page, 'Pick the apples')
  await page.getByRole('link', { name: 'Pick the apples' }).click()
  await expect(field(page, 'Title')).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Delete task' }).click()
  await expect(page.getByRole('dialog', { name: 'Delete “Pick the apples”?' })).toBeVisible()
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
  await main(page).getByRole('link', { name: 'Autumn menu' }).click()
  await expect(page.getByRole('list', { name: 'Tasks', exact: true })).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Print the new boards' }).click()
  await expect(page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link')).toHaveCount(3)
  await expectAccessible(page)
})

for (const name of ['Projects', 'Labels', 'Members', 'Activity', 'API keys', 'Settings']) {
  test(`${name} of a workspace is accessible to everyone`, async ({ page }) => {
    await signIn(page, 'ada@example.com')
    await page.getByRole('link', { name: 'Harbour Coffee' }).click()
    await beside(page, name).click()

    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    await expect(beside(page, name)).toHaveAttribute('aria-current', 'page')
    await expectAccessible(page)
  })
}

test('the overview of a workspace is accessible to everyone', async ({ page }) => {
  await signIn(page, 'ada@example.com')
  await page.getByRole('link', { name: 'Harbour Coffee' }).click()

  await expect(page.getByRole('heading', { level: 2, name: 'Assigned to you' })).toBeVisible()
  await expectAccessible(page)
})

test('the first task is reached and completed by keyboard alone', async ({ page }) => {
  await signUp(page)
  await createWorkspace(page)
  await createProject(page)
  await field(page, 'New task').focus()

  await page.keyboard.type('Pick the apples')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: 'Pick the apples' })).toBeVisible()
  await expect(field(page, 'New task')).toBeFocused()
  await expect(field(page, 'New task')).toHaveValue('')
  const box = page.getByRole('checkbox', { name: 'Done: Pick the apples' })
  const reached = () => box.evaluate((element) => element === document.activeElement)
  for (let pressed = 0; pressed < 3 && !(await reached()); pressed += 1) await page.keyboard.press('Tab')
  await expect(box).toBeFocused()
  await page.keyboard.press('Space')

  await expect(box).toBeChecked()
})
