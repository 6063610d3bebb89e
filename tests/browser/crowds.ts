import type { Page } from '@playwright/test'
import { insertUser } from '../support/accounts'
import { asOwner } from './database'
import { workspaceOf } from './people'

/** Members of the workspace of the page, named `Crowd 1` and so on, who never sign in. */
export async function createCrowd(page: Page, count: number) {
  const workspaceId = workspaceOf(page)
  for (let number = 1; number <= count; number += 1) {
    const [user] = await asOwner(`${insertUser('gen_random_uuid()', '$1', '$2::jsonb')} returning id`, [
      `${number}.${workspaceId}@example.com`,
      { display_name: `Crowd ${number}` },
    ])
    await asOwner(`insert into public.memberships (workspace_id, user_id, role) values ($1, $2, 'member')`, [
      workspaceId,
      user!.id,
    ])
  }
}
