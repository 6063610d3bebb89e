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
import { addTask } from './task-people'
import { createProject, createProjectByForm } from './project-people'

test('a stranger signs up, confirms by mail, and completes a first task', async ({ page }) => {
  await signUpByForm(page, 'Nia')
  await expect(words(page, 'No workspaces yet')).toBeVisible()

  await createWorkspaceByForm(page, 'Orchard')
  await createProjectByForm(page, 'Harvest')
  await addTask(page, 'Pick the apples')
  await page.getByRole('checkbox', { name: 'Done: Pick the apples' }).click()
  await expect(words(page, 'Done just now')).toBeVisible()

  await page.reload()
  await expect(page.getByRole('checkbox', { name: 'Done: Pick the apples' })).toBeChecked()

  await signOut(page)
  await page.goto('/workspaces')
  await expect(page).toHaveURL('/sign-in?next=%2Fworkspaces')
})

test('a task is reopened, changed and deleted', async ({ page }) => {
  await signUp(page)
  await createWorkspace(page)
  await createProject(page)
  await addTask(page, 'Pick the apples')
  await addTask(page, 'Press them')

  const box = page.getByRole('checkbox', { name: 'Done: Press them' })
  await box.click()
  await expect(box).toBeChecked()
  await box.click()
  await expect(box).not.toBeChecked()

  await page.getByRole('link', { name: 'Press them' }).click()
  await field(page, 'Title').fill('Press the apples')
  await field(page, 'Description').fill('Before they turn.')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(words(page, 'The task is saved.')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: 'Press the apples' })).toBeVisible()

  await page.getByRole('button', { name: 'Delete task' }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete “Press the apples”?' })
  await dialog.getByRole('button', { name: 'Delete task' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Harvest' })).toBeVisible()
  await expect(page.getByRole('list', { name: 'Tasks', exact: true }).getByRole('listitem')).toHaveCount(1)
})

test('two quick presses on a checkbox leave the task as it was', async ({ page }) => {
  await signUp(page)
  await createWorkspace(page)
  await createProject(page)
  await addTask(page, 'Pick the apples')
  let answered = 0
  page.on('response', (response) => {
    if (response.request().method() === 'POST') answered++
  })

  await page.getByRole('checkbox', { name: 'Done: Pick the apples' }).dblclick()
  await expect.poll(() => answered).toBe(2)

  await page.reload()
  await expect(page.getByRole('checkbox', { name: 'Done: Pick the apples' })).not.toBeChecked()
})

test('a question that was left open is closed for who comes back', async ({ page }) => {
  await signUp(page)
  await createWorkspace(page)
  await createProject(page)
  await addTask(page, 'Pick the apples')
  await page.getByRole('link', { name: 'Pick the apples' }).click()
  await page.getByRole('button', { name: 'Delete task' }).click()
  await expect(page.getByRole('dialog', { name: 'Delete “Pick the apples”?' })).toBeVisible()

  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: 'Harvest' })).toBeVisible()
  await page.goForward()

  await expect(page.getByRole('heading', { level: 1, name: 'Pick the apples' })).toBeVisible()
  await expect(page.getByRole('dialog', { name: 'Delete “Pick the apples”?' })).toBeHidden()
})

test('a project and a workspace are renamed, and deleted after a question that names them', async ({
  page,
}) => {
  await signUp(page)
  await createWorkspace(page, 'Orchard')
  await createProject(page, 'Harvest')

  await main(page).getByRole('link', { name: 'Settings' }).click()
  await field(page, 'Project name').fill('Autumn')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(words(page, 'The project is saved.')).toBeVisible()
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

  await beside(page, 'Settings').click()
  await field(page, 'Workspace name').fill('Cider works')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(main(page).getByRole('link', { name: 'Cider works' })).toBeVisible()
  await page.getByRole('button', { name: 'Delete workspace' }).click()
  const lastQuestion = page.getByRole('dialog', { name: 'Delete “Cider works”?' })
  await lastQuestion.getByLabel('Type Cider works to confirm').fill('Cider works')
  await lastQuestion.getByRole('button', { name: 'Delete workspace' }).click()
  await expect(words(page, 'No workspaces yet')).toBeVisible()
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
})

test('a list longer than a page is walked to its end and back', async ({ page, baseURL }) => {
  await signUp(page)
  await createWorkspace(page)
  await createProject(page)
  const [, workspaceId, projectId] = /\/w\/(.+)\/projects\/(.+)/.exec(page.url())!
  for (let number = 1; number <= 31; number++) {
    const added = await page.request.post(`/api/v1/workspaces/${workspaceId}/tasks`, {
      headers: { origin: baseURL! },
      data: { projectId, title: `Task ${number}.` },
    })
    expect(added.status()).toBe(201)
  }

  await page.reload()
  await expect(page.getByRole('list', { name: 'Tasks', exact: true }).getByRole('listitem')).toHaveCount(30)
  await page.getByRole('link', { name: 'Older tasks' }).click()
  await expect(page.getByRole('link', { name: 'Task 1.' })).toBeVisible()
  await expect(page.getByRole('list', { name: 'Tasks', exact: true }).getByRole('listitem')).toHaveCount(1)
  await page.getByRole('link', { name: 'Newest tasks' }).click()
  await expect(page.getByRole('link', { name: 'Task 31.' })).toBeVisible()
})
