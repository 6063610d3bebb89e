import type { Page } from '@playwright/test'
import { asOwner } from './database'
import { expect } from './fixtures'
import { answered } from './task-lists'
import { announced } from './people'

/** Presses Undo beside that announcement. */
export async function undo(page: Page, text: string) {
  const toast = announced(page).getByRole('dialog').filter({ hasText: text })
  const button = toast.getByRole('button', { name: 'Undo' })
  // Once it is announced, no other answer is pending.
  await expect(button).toBeVisible()
  await answered(page, () => button.click())
}

/** Changes a task as somebody else, before the page has asked again. */
export async function meddle(workspaceId: string, title: string, change: string) {
  await asOwner(`update tasks set ${change} where workspace_id = $1 and title = $2`, [workspaceId, title])
}

export async function expectRefused(page: Page) {
  await expect(announced(page).getByText('This has changed since you read it.')).toBeVisible()
}
