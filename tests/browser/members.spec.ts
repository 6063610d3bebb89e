import { createAccount } from './accounts'
import { expect, test } from './fixtures'
import { holdScripts } from './hold-scripts'
import { refuseRoles } from './refuse-roles'
import { addMember } from './memberships'
import { announced, beside, createWorkspace, field, main, signUp, words, workspaceOf } from './people'

test('a colleague is invited, joins, gets another role, and is removed', async ({
  page,
  newVisitor,
  baseURL,
}) => {
  const colleague = await newVisitor()
  const email = await signUp(colleague, 'Kim')
  await signUp(page, 'Nia')
  await createWorkspace(page, 'Orchard')
  const workspace = new URL(page.url()).pathname
  await beside(page, 'Members').click()

  await field(page, 'Email').fill(email)
  await main(page).getByLabel('Role', { exact: true }).selectOption('viewer')
  await page.getByRole('button', { name: 'Send invitation' }).click()
  await expect(words(page, `The invitation is on its way to ${email}.`)).toBeVisible()
  const link = await field(page, 'Invitation link').inputValue()
  await expect(page.getByRole('list', { name: 'Open invitations' })).toContainText('Invited as Viewer')

  const token = link.split('/').at(-1)
  const accepted = await colleague.request.post(`/api/v1/invitations/${token}/acceptance`, {
    headers: { origin: baseURL! },
  })
  expect(accepted.ok()).toBe(true)
  await colleague.goto(workspace)
  await expect(words(colleague, 'Your role: Viewer')).toBeVisible()

  await page.reload()
  const role = page.getByRole('combobox', { name: 'Role of Kim' })
  await role.selectOption('member')
  await expect(words(page, 'Kim’s role is now: Member.')).toBeVisible()
  await colleague.reload()
  await expect(words(colleague, 'Your role: Member')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(words(page, 'Kim’s role is now: Viewer.')).toBeVisible()
  await expect(role).toHaveValue('viewer')

  await page.getByRole('button', { name: 'Remove Kim' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove member' }).click()
  await expect(words(page, 'Kim is no longer a member.')).toBeVisible()
  await expect(page.getByRole('table', { name: 'Members' })).not.toContainText('Kim')
  await colleague.goto('/workspaces')
  await expect(words(colleague, 'No workspaces yet')).toBeVisible()
})

test('an invitation is revoked, and the only owner is told why they stay', async ({ page }) => {
  await signUp(page, 'Nia')
  await createWorkspace(page, 'Orchard')
  await beside(page, 'Members').click()
  await field(page, 'Email').fill('kim@example.com')
  await page.getByRole('button', { name: 'Send invitation' }).click()

  await page.getByRole('button', { name: 'Revoke the invitation for kim@example.com' }).click()
  await expect(words(page, 'The invitation for kim@example.com is revoked.')).toBeVisible()
  await expect(words(page, 'No open invitations.')).toBeVisible()

  await expect(words(page, 'A workspace keeps at least one owner.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Leave workspace' })).toHaveCount(0)
  await expect(page.getByRole('combobox', { name: 'Role of Nia' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Transfer ownership' }).click()
  await expect(page.getByRole('heading', { name: 'Transfer the workspace' })).toBeVisible()
})

test('a role that is chosen before the script has loaded is changed once it has', async ({
  page,
  newVisitor,
}) => {
  const email = await signUp(await newVisitor(), 'Kim')
  await signUp(page, 'Nia')
  await createWorkspace(page, 'Orchard')
  const workspace = new URL(page.url()).pathname
  await addMember(workspaceOf(page), email, 'viewer')
  const scriptsArrive = await holdScripts(page)

  await page.goto(`${workspace}/members`, { waitUntil: 'commit' })
  await page.getByRole('combobox', { name: 'Role of Kim' }).selectOption('member')
  scriptsArrive()

  await expect(words(page, 'Kim’s role is now: Member.')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('combobox', { name: 'Role of Kim' })).toHaveValue('member')
})

test('a role that is chosen before the script has loaded and is refused is not announced as changed', async ({
  page,
}) => {
  const email = await signUp(page, 'Nia')
  await createWorkspace(page, 'Orchard')
  const workspace = new URL(page.url()).pathname
  await addMember(workspaceOf(page), await createAccount('Ada'), 'owner')
  const scriptsArrive = await holdScripts(page)

  await page.goto(`${workspace}/members`, { waitUntil: 'commit' })
  const role = page.getByRole('combobox', { name: 'Role of Nia' })
  await role.selectOption('viewer')
  await refuseRoles(email)
  scriptsArrive()

  await expect(announced(page).getByText('You do not have permission to do this.')).toBeVisible()
  await expect(role).toHaveValue('owner')
  // A browser may tell of the choice again once the script has loaded.
  await role.dispatchEvent('change')
  await role.selectOption('admin')
  await expect(announced(page).getByText('You do not have permission to do this.')).toHaveCount(2)
  await expect(announced(page).getByText('role is now')).toHaveCount(0)
})

test('a refusal says under which request it is in the log, and copies it', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const email = await signUp(page, 'Nia')
  await createWorkspace(page, 'Orchard')
  await addMember(workspaceOf(page), await createAccount('Ada'), 'owner')
  await beside(page, 'Members').click()
  const role = page.getByRole('combobox', { name: 'Role of Nia' })
  await expect(role).toHaveValue('owner')
  await refuseRoles(email)
  await role.selectOption('viewer')

  // A screen reader has it from a live region until the keyboard goes there.
  const failure = page.locator('[role=alertdialog]')
  await expect(failure).toContainText('You do not have permission to do this.')
  await expect(failure.getByText('Copy')).toBeHidden()
  await failure.getByText('Request ID').click()
  await failure.getByText('Copy').click()

  await expect(failure).toContainText('Copied')
  await expect(failure).toContainText(await page.evaluate(() => navigator.clipboard.readText()))
  await expect(role).toHaveValue('owner')
})
