import type { Page } from '@playwright/test'
import { expect } from './fixtures'
import { createWorkspace, post, signUp } from './people'
import { createProject } from './project-people'

/** A project with these tasks, the last one newest, on the page. */
export async function projectWith(page: Page, titles: string[]) {
  await signUp(page)
  await createWorkspace(page)
  await createProject(page)
  const [, workspaceId, projectId] = /\/w\/(.+)\/projects\/(.+)/.exec(page.url())!
  const path = `/api/v1/workspaces/${workspaceId}/tasks`
  for (const title of titles) await post(page, path, { projectId, title })
  await page.reload()
  await expect(tasks(page)).toHaveCount(titles.length)
  return { workspaceId: workspaceId! }
}

export function tasks(page: Page) {
  return page.getByRole('list', { name: 'Tasks', exact: true }).getByRole('listitem')
}

export function task(page: Page, title: string) {
  return page.getByRole('link', { name: title, exact: true })
}

/** Does something that is sent, and waits until the server has answered. A page shows an optimistic change before that. */
export async function answered(page: Page, act: () => Promise<void>) {
  const answer = page.waitForResponse((response) => response.request().method() === 'POST')
  await act()
  await answer
}
