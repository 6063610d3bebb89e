import { expect, test } from './fixtures'
import { createWorkspace, signIn, signUp, words } from './people'
import { createProject } from './project-people'
import { addTask } from './task-people'

test('an overview without deliveries says so', async ({ page }) => {
  await signUp(page)
  await createWorkspace(page)
  const overview = page.url()
  await createProject(page)
  await addTask(page, 'Pick the apples')

  await page.goto(overview)

  await expect(words(page, 'No deliveries.')).toBeVisible()
})

test('who may not read webhooks sees nothing of their deliveries', async ({ page }) => {
  await signIn(page, 'vera@example.com')
  await page.getByRole('link', { name: 'Harbour Coffee' }).click()

  await expect(page.getByRole('img', { name: 'Tasks by week' })).toBeVisible()
  await expect(page.getByRole('img', { name: 'Webhook deliveries' })).toHaveCount(0)
})
