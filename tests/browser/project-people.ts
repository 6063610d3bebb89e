import { expect, type Page } from '@playwright/test'
import { field, post, workspaceOf } from './people'

/** A project of the workspace that the page shows, without the form. The page shows it. */
export async function createProject(page: Page, name = 'Harvest') {
  const { id, workspaceId } = await post(page, `/api/v1/workspaces/${workspaceOf(page)}/projects`, { name })
  await page.goto(`/w/${workspaceId}/projects/${id}`)
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

export async function createProjectByForm(page: Page, name = 'Harvest') {
  await field(page, 'Project name').fill(name)
  await page.getByRole('button', { name: 'Create project' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}
