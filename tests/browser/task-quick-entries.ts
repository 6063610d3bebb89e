import type { Page } from '@playwright/test'
import { asOwner } from './database'
import { announced } from './people'

/** More open tasks than a page or a column shows, in the project of the workspace's tasks. */
export async function addFurther(workspaceId: string) {
  await asOwner(
    `insert into tasks (workspace_id, project_id, title, created_by)
     select workspace_id, project_id, 'Further ' || number, created_by from tasks, generate_series(1, 50) number
     where workspace_id = $1`,
    [workspaceId],
  )
}

/** Follows the announcement of a new task that is not shown. */
export async function showAll(page: Page) {
  await announced(page)
    .getByRole('dialog')
    .filter({ hasText: '“Alpha” is added, but not shown here.' })
    .getByRole('button', { name: 'Show all tasks' })
    .click()
}
