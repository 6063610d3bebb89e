import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import { asOwner } from './database'
import { expect, test } from './fixtures'
import { announced, field, main } from './people'
import { answered, projectWith, task, tasks } from './task-lists'
import { expectForbidden, handOver, setRole, withoutRefresh } from './task-rights'

async function edit(page: Page, title: string) {
  await page.getByRole('button', { name: `Actions: ${title}` }).click()
  await page.getByRole('menuitem', { name: 'Edit the title' }).click()
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
  await expectForbidden(page)
  await expect(main(page).getByRole('checkbox')).toHaveCount(0)
  await expect(tasks(page).getByText('Done', { exact: true })).toHaveCount(0)

  await setRole(workspaceId, 'member')
  await page.goto(list)
  await edit(page, 'Two')
  await expect(field(page, 'Title of “Two”')).toBeFocused()
  await setRole(workspaceId, 'viewer')
  await page.keyboard.type('Two and a half')
  await page.keyboard.press('Enter')
  await expectForbidden(page)
  await expect(tasks(page).getByRole('link')).toHaveText(['Three', 'Two', 'One'])
  await expect(main(page).getByRole('textbox', { name: /^Title/ })).toHaveCount(0)
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

  await edit(page, 'Pick')
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

  await edit(page, 'Pick apples')
  await rename('Pick plums')
  await page.keyboard.type('Pick nothing')
  await page.keyboard.press('Enter')
  await expect(field(page, 'Title of “Pick plums”')).toHaveValue('Pick nothing')
  await page.keyboard.press('Escape')
  await expect(task(page, 'Pick plums')).toBeVisible()
  await page.reload()
  await expect(task(page, 'Pick plums')).toBeVisible()
})
