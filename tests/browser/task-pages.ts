import type { Page } from '@playwright/test'
import { expect } from './fixtures'
import { createWorkspace, main, signUp } from './people'
import { addTask } from './task-people'
import { createProject } from './project-people'

/** The page of a new task. */
export async function openTask(page: Page, title = 'Pick the apples') {
  await signUp(page)
  await createWorkspace(page)
  await createProject(page)
  await addTask(page, title)
  await page.getByRole('link', { name: title }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
}

export const textbox = (page: Page, name: string) => main(page).getByRole('textbox', { name, exact: true })
