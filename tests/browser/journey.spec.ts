import { expect, test } from './fixtures'
import {
  beside,
  createWorkspace,
  createWorkspaceByForm,
  field,
  main,
  signOut,
  signUp,
  signUpByForm,
  words,
} from './people'

test('a stranger signs up, confirms by mail, and owns a first workspace', async ({ page }) => {
  await signUpByForm(page, 'Nia')
  await expect(words(page, 'No workspaces yet')).toBeVisible()

  await createWorkspaceByForm(page, 'Orchard')
  await page.reload()
  await expect(words(page, 'Your role: Owner')).toBeVisible()

  await signOut(page)
  await page.goto('/workspaces')
  await expect(page).toHaveURL('/sign-in?next=%2Fworkspaces')
})

test('a question that was left open is closed for who comes back', async ({ page }) => {
  await signUp(page)
  await createWorkspace(page, 'Orchard')
  await beside(page, 'Settings').click()
  await page.getByRole('button', { name: 'Delete workspace' }).click()
  await expect(page.getByRole('dialog', { name: 'Delete “Orchard”?' })).toBeVisible()

  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: 'Orchard' })).toBeVisible()
  await page.goForward()

  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  await expect(page.getByRole('dialog', { name: 'Delete “Orchard”?' })).toBeHidden()
})

test('a workspace is renamed, and deleted after a question that names it', async ({ page }) => {
  await signUp(page)
  await createWorkspace(page, 'Orchard')

  await beside(page, 'Settings').click()
  await field(page, 'Workspace name').fill('Cider works')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(main(page).getByRole('link', { name: 'Cider works' })).toBeVisible()
  await page.getByRole('button', { name: 'Delete workspace' }).click()
  const question = page.getByRole('dialog', { name: 'Delete “Cider works”?' })
  await question.getByRole('button', { name: 'Keep it' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()

  await page.getByRole('button', { name: 'Delete workspace' }).click()
  const name = question.getByLabel('Type Cider works to confirm')
  await name.fill('Orchard')
  await question.getByRole('button', { name: 'Delete workspace' }).click()
  await expect(name).toHaveAccessibleDescription('Type the name exactly as shown.')
  await expect(name).toHaveValue('Orchard')
  await expect(name).toBeFocused()

  await name.fill('Cider works')
  await question.getByRole('button', { name: 'Delete workspace' }).click()
  await expect(words(page, 'No workspaces yet')).toBeVisible()
})
