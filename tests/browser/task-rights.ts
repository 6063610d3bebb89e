import type { Page } from '@playwright/test'
import { createAccount } from './accounts'
import { asOwner } from './database'
import { expect } from './fixtures'
import { announced } from './people'

/** Keeps the page from asking again. An answer that never comes is no refresh, and no error either. */
export const withoutRefresh = (page: Page) => page.route('**/api/health', () => {})

export async function setRole(workspaceId: string, role: 'member' | 'viewer') {
  await asOwner(`update memberships set role = $2 where workspace_id = $1 and role <> 'owner'`, [
    workspaceId,
    role,
  ])
}

/** Makes the owner of the workspace a member, since somebody else owns it from now on. */
export async function handOver(workspaceId: string) {
  await asOwner(
    `with others as (update memberships set role = 'member' where workspace_id = $1)
     insert into memberships (workspace_id, user_id, role) select $1, id, 'owner' from auth.users where email = $2`,
    [workspaceId, await createAccount('Ada')],
  )
}

export async function expectForbidden(page: Page) {
  await expect(announced(page).getByText('You do not have permission to do this.')).toBeVisible()
  await expect(announced(page).locator('code')).toHaveText(/^[\w-]{8,}$/)
}
