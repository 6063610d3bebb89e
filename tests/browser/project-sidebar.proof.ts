import { expect, test } from './fixtures'
import { beside, createWorkspace, field, signIn, signUp } from './people'
import { createProject } from './project-people'

test('New project leads to the field for its name, from every page, also before there is a project', async ({
  page,
}) => {
  await signUp(page)
  await createWorkspace(page)

  await beside(page, 'New project').click()
  await expect(page).toHaveURL(/\/projects#new-project$/)
  await expect(field(page, 'Project name')).toBeFocused()
  await expect(beside(page, 'New project')).not.toHaveAttribute('aria-current')
  await expect(page.getByRole('navigation', { name: 'Workspace' }).locator('[aria-current=page]')).toHaveText(
    ['Projects'],
  )

  await page.getByRole('heading', { level: 1 }).click()
  await beside(page, 'New project').click()
  await expect(field(page, 'Project name')).toBeFocused()

  await createProject(page, 'Harvest')
  await beside(page, 'New project').click()
  await expect(field(page, 'Project name')).toBeFocused()
})

test('who may not create a project is not led to it', async ({ page }) => {
  await signIn(page, 'vera@example.com')
  await page.getByRole('link', { name: 'Harbour Coffee' }).click()

  await expect(beside(page, 'Members')).toBeVisible()
  await expect(beside(page, 'New project')).toHaveCount(0)
})
