import { expect, test } from './fixtures'
import { beside, createWorkspace, field, main, signIn, signUp, words } from './people'
import { createProject } from './project-people'

// The browser itself notes the status of a document that is not found.
const notFound = /Failed to load resource: the server responded with a status of 404/

test('a viewer reads everything and is offered nothing to change', async ({ page }) => {
  await signIn(page, 'vera@example.com')
  await page.getByRole('link', { name: 'Harbour Coffee' }).click()
  await expect(words(page, 'Your role: Viewer')).toBeVisible()
  for (const hidden of ['Activity', 'API keys', 'Settings']) await expect(beside(page, hidden)).toHaveCount(0)
  await beside(page, 'Projects').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Projects' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Create project' })).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Settings' })).toHaveCount(0)

  await main(page).getByRole('link', { name: 'Autumn menu' }).click()
  await expect(page.getByRole('list', { name: 'Tasks', exact: true })).toBeVisible()
  await expect(field(page, 'New task')).toHaveCount(0)
  await expect(page.getByRole('checkbox')).toHaveCount(0)

  await page.getByRole('link', { name: 'Print the new boards' }).click()
  await expect(page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link')).toHaveCount(3)
  await expect(page.getByRole('button', { name: 'Save' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Delete task' })).toHaveCount(0)
})

test('a member writes, and is not offered what owners and admins may do', async ({ page }) => {
  await signIn(page, 'grace@example.com')
  await page.getByRole('link', { name: 'Harbour Coffee' }).click()
  await expect(words(page, 'Your role: Member')).toBeVisible()
  await beside(page, 'Projects').click()
  await expect(page.getByRole('button', { name: 'Create project' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Settings' })).toHaveCount(0)

  await main(page).getByRole('link', { name: 'Autumn menu' }).click()
  await main(page).getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByRole('button', { name: 'Save' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Delete project' })).toHaveCount(0)
})

test.describe('what is not there', () => {
  test.use({ expectedErrors: [notFound] })

  test('a foreign workspace looks exactly like a missing one', async ({ page, newVisitor }) => {
    await signUp(page)
    await createWorkspace(page)
    const workspace = new URL(page.url()).pathname
    await createProject(page)
    const project = new URL(page.url()).pathname
    const stranger = await newVisitor()
    await signIn(stranger, 'eve@example.com')

    const missing = [
      `/w/${crypto.randomUUID()}`,
      `/w/${crypto.randomUUID()}/projects/${crypto.randomUUID()}`,
      '/w/1',
    ]
    const seen = []
    for (const path of [
      workspace,
      `${workspace}/members`,
      `${workspace}/settings`,
      project,
      `${project}/settings`,
      ...missing,
    ]) {
      const response = await stranger.goto(path)
      await expect(stranger.getByRole('heading', { name: 'Page not found' })).toBeVisible()
      const text = await stranger.getByRole('main').innerText()
      seen.push({ status: response!.status(), title: await stranger.title(), text })
    }

    expect(new Set(seen.map((answer) => JSON.stringify(answer))).size).toBe(1)
  })

  test('what is missing in a workspace is missing inside its frame', async ({ page }) => {
    await signIn(page, 'vera@example.com')
    await page.getByRole('link', { name: 'Harbour Coffee' }).click()
    await expect(beside(page, 'Members')).toBeVisible()
    const workspace = new URL(page.url()).pathname

    for (const path of [`projects/${crypto.randomUUID()}`, 'projects/1', 'settings']) {
      const response = await page.goto(`${workspace}/${path}`)

      expect(response!.status()).toBe(404)
      await expect(main(page).getByRole('heading', { name: 'Page not found' })).toBeVisible()
      await expect(page).toHaveTitle('Not found · Plinth')
      await beside(page, 'Members').click()
      await expect(page.getByRole('heading', { level: 1, name: 'Members' })).toBeVisible()
    }
  })

  test('an address without a page says so', async ({ page }) => {
    const response = await page.goto('/no-such-page')

    expect(response?.status()).toBe(404)
    await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
  })
})
