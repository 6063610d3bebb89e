import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import { createAccount } from './accounts'
import { asOwner } from './database'
import { expect, test } from './fixtures'
import { field, main } from './people'
import { announced, answered, openCards, projectWith, task, tasks } from './task-lists'

// An answer that never comes is no refresh, and no error either.
const withoutRefresh = (page: Page) => page.route('**/api/health', () => {})

async function setRole(workspaceId: string, role: 'member' | 'viewer') {
  await asOwner(`update memberships set role = $2 where workspace_id = $1 and role <> 'owner'`, [
    workspaceId,
    role,
  ])
}

/** Whoever made the workspace is a member of it from now on, since somebody else owns it. */
async function handOver(workspaceId: string) {
  await asOwner(
    `with others as (update memberships set role = 'member' where workspace_id = $1)
     insert into memberships (workspace_id, user_id, role) select $1, id, 'owner' from auth.users where email = $2`,
    [workspaceId, await createAccount('Ada')],
  )
}

async function expectRefused(page: Page) {
  await expect(announced(page).getByText('You may not do this.')).toBeVisible()
  await expect(announced(page).locator('code')).toHaveText(/^[\w-]{8,}$/)
}

test('what a person may do no longer is taken back on screen, and the refusal has its words and its request', async ({
  page,
}) => {
  const { workspaceId } = await projectWith(page, ['One', 'Two', 'Three'])
  await handOver(workspaceId)
  await withoutRefresh(page)
  const list = page.url()

  await setRole(workspaceId, 'viewer')
  await page.getByRole('checkbox', { name: 'Done: Two' }).click()
  await expectRefused(page)
  await expect(main(page).getByRole('checkbox')).toHaveCount(0)
  await expect(tasks(page).getByText('Done', { exact: true })).toHaveCount(0)

  await setRole(workspaceId, 'member')
  await page.goto(list)
  await task(page, 'Two').focus()
  await page.keyboard.press('e')
  await expect(field(page, 'Title of “Two”')).toBeFocused()
  await setRole(workspaceId, 'viewer')
  await page.keyboard.type('Two and a half')
  await page.keyboard.press('Enter')
  await expectRefused(page)
  await expect(tasks(page).getByRole('link')).toHaveText(['Three', 'Two', 'One'])
  await expect(main(page).getByRole('textbox', { name: /^Title/ })).toHaveCount(0)

  await setRole(workspaceId, 'member')
  await page.goto(`${list}?view=board`)
  await expect(openCards(page)).toHaveText(['One', 'Two', 'Three'])
  await setRole(workspaceId, 'viewer')
  await page.getByRole('button', { name: 'Actions: Three' }).click()
  await page.getByRole('menuitem', { name: 'Move up' }).click()
  await expectRefused(page)
  await expect(openCards(page)).toHaveText(['One', 'Two', 'Three'])
})

test('a title that somebody else changed meanwhile is shown beside what was typed, which takes a decision to replace it', async ({
  page,
}) => {
  const { workspaceId } = await projectWith(page, ['Pick', 'Plant'])
  await withoutRefresh(page)
  const rename = (title: string) =>
    asOwner(`update tasks set title = $2 where workspace_id = $1 and title like 'Pick%'`, [
      workspaceId,
      title,
    ])

  await task(page, 'Pick').focus()
  await page.keyboard.press('e')
  await rename('Pick pears')
  await page.keyboard.type('Pick apples')
  await page.keyboard.press('Enter')

  await expect(announced(page).getByText('Somebody changed this title while you were writing.')).toBeVisible()
  await expect(announced(page).getByText('Request ID')).toBeVisible()
  const typed = field(page, 'Title of “Pick pears”')
  await expect(typed).toBeFocused()
  await expect(typed).toHaveValue('Pick apples')
  await expect(main(page).getByText('It is now “Pick pears”.')).toBeVisible()
  await expectAccessible(page)

  await announced(page).getByRole('button', { name: 'Close' }).click()
  await expect(typed).toHaveValue('Pick apples')
  await answered(page, () => typed.press('Enter'))
  await expect(task(page, 'Pick apples')).toBeVisible()
  await page.reload()
  await expect(task(page, 'Pick apples')).toBeVisible()

  await task(page, 'Pick apples').focus()
  await page.keyboard.press('e')
  await rename('Pick plums')
  await page.keyboard.type('Pick nothing')
  await page.keyboard.press('Enter')
  await expect(field(page, 'Title of “Pick plums”')).toHaveValue('Pick nothing')
  await page.keyboard.press('Escape')
  await expect(task(page, 'Pick plums')).toBeVisible()
  await page.reload()
  await expect(task(page, 'Pick plums')).toBeVisible()
})
