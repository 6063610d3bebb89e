import { expectAccessible } from './accessible'
import { expect, test } from './fixtures'
import { missing, notFound } from './missing'
import { beside, field, main, signIn } from './people'
import { projectWith, task, tasks } from './task-lists'

test('a viewer reads projects and tasks, and is offered nothing to change', async ({ page }) => {
  await signIn(page, 'vera@example.com')
  await page.getByRole('link', { name: 'Harbour Coffee' }).click()
  await beside(page, 'Projects').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Projects' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Create project' })).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Settings' })).toHaveCount(0)
  await expect(beside(page, 'New project')).toHaveCount(0)

  await main(page).getByRole('link', { name: 'Autumn menu' }).click()
  await expect(page.getByRole('list', { name: 'Tasks', exact: true })).toBeVisible()
  await expect(field(page, 'New task')).toHaveCount(0)
  await expect(page.getByRole('checkbox')).toHaveCount(0)
  await expectAccessible(page)

  await task(page, 'Print the new boards').click()
  await expect(page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link')).toHaveCount(3)
  await expect(page.getByRole('button', { name: 'Save' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Delete task' })).toHaveCount(0)
  await expectAccessible(page)
})

test('a member changes a project, and is not offered to delete it', async ({ page }) => {
  await signIn(page, 'grace@example.com')
  await page.getByRole('link', { name: 'Harbour Coffee' }).click()
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

  test('a foreign project looks exactly like a missing one, and a missing one stays in the frame of its workspace', async ({
    page,
    newVisitor,
  }) => {
    await projectWith(page, ['Pick'])
    const project = new URL(page.url()).pathname
    const [projects] = project.split(/(?<=\/projects)\//)
    await expect(tasks(page)).toHaveCount(1)
    const stranger = await newVisitor()
    await signIn(stranger, 'eve@example.com')

    const seen = new Set<string>()
    for (const path of [
      project,
      `${project}/settings`,
      `/w/${crypto.randomUUID()}/projects/${crypto.randomUUID()}`,
      '/w/1',
    ])
      seen.add(await missing(stranger, path))
    expect(seen.size).toBe(1)

    for (const id of [crypto.randomUUID(), '1']) {
      const response = await page.goto(`${projects}/${id}`)

      expect(response!.status()).toBe(404)
      await expect(main(page).getByRole('heading', { name: 'Page not found' })).toBeVisible()
      await expect(beside(page, 'Members')).toBeVisible()
    }
  })
})
