import { createAccount } from './accounts'
import { expect, test } from './fixtures'
import { addMember } from './memberships'
import { createWorkspace, main, signUp, workspaceOf } from './people'

test('a button stands beside its field also when that was refused', async ({ page }) => {
  await signUp(page)
  await page.goto('/workspaces')
  const input = main(page).getByLabel('Workspace name')
  const button = page.getByRole('button', { name: 'Create workspace' })

  await button.click()

  await expect(input).toBeFocused()
  expect((await button.boundingBox())!.y).toBe((await input.boundingBox())!.y)
})

test('what can be done to a member stays inside their row at 320 px, in German too', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await signUp(page)
  await createWorkspace(page)
  await addMember(workspaceOf(page), await createAccount('Kim'), 'viewer')
  await page.context().addCookies([{ name: 'locale', value: 'de', url: page.url() }])
  await page.goto(`/w/${workspaceOf(page)}/members`)

  const row = (await page.getByRole('row').filter({ hasText: 'Kim' }).boundingBox())!
  const role = (await page.getByRole('combobox', { name: 'Rolle von Kim' }).boundingBox())!
  const remove = (await page.getByRole('button', { name: 'Kim entfernen' }).boundingBox())!

  expect(role.x).toBeGreaterThanOrEqual(row.x)
  expect(remove.x + remove.width).toBeLessThanOrEqual(row.x + row.width)
  for (const { y, height } of [role, remove]) {
    expect(y).toBeGreaterThanOrEqual(row.y)
    expect(y + height).toBeLessThanOrEqual(row.y + row.height)
  }
})
