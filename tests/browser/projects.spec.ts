import { expectAccessible } from './accessible'
import { expect, test } from './fixtures'
import { beside, createWorkspace, field, main, signUp, words } from './people'
import { createProject } from './project-people'

test('a project is renamed, and deleted after a question that names it', async ({ page }) => {
  await signUp(page)
  await createWorkspace(page, 'Orchard')
  await createProject(page, 'Harvest')

  await main(page).getByRole('link', { name: 'Settings' }).click()
  await field(page, 'Project name').fill('Autumn')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(words(page, 'The project is saved.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Delete project' }).click()
  await page
    .getByRole('dialog', { name: 'Delete “Autumn”?' })
    .getByRole('button', { name: 'Keep it' })
    .click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.getByRole('button', { name: 'Delete project' }).click()
  const question = page.getByRole('dialog', { name: 'Delete “Autumn”?' })
  await question.getByLabel('Type Autumn to confirm').fill('Spring')
  await question.getByRole('button', { name: 'Delete project' }).click()
  await expect(question.getByLabel('Type Autumn to confirm')).toHaveAccessibleDescription(
    'Type the name exactly as shown.',
  )
  await question.getByLabel('Type Autumn to confirm').fill('Autumn')
  await question.getByRole('button', { name: 'Delete project' }).click()
  await expect(words(page, 'No projects yet')).toBeVisible()
})

test('a second project of the same name is refused at its field, and nothing typed is lost', async ({
  page,
}) => {
  await signUp(page)
  await createWorkspace(page)
  const workspace = page.url()
  await createProject(page, 'Harvest')
  await page.goto(`${workspace}/projects`)

  await field(page, 'Project name').fill('HARVEST')
  await page.getByRole('button', { name: 'Create project' }).click()

  const name = field(page, 'Project name')
  await expect(name).toHaveAccessibleDescription('This workspace already has a project with this name.')
  await expect(name).toHaveValue('HARVEST')
  await expect(name).toBeFocused()
  await expect(beside(page, 'Projects')).toHaveAttribute('aria-current', 'page')
  await expectAccessible(page)
})
