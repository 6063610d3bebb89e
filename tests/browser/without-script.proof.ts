import { expect, test } from './fixtures'
import { signInWithoutScripts } from './plain-visit'
import { beside, field, words } from './people'

test('without scripts, a person signs in, makes a workspace, invites somebody, takes that back and deletes the workspace', async ({
  page,
  browser,
}) => {
  const plain = await signInWithoutScripts(page, browser)

  await field(plain, 'Workspace name').fill('Orchard')
  await plain.getByRole('button', { name: 'Create workspace' }).click()
  await beside(plain, 'Members').click()
  await field(plain, 'Email').fill('kim@example.com')
  await plain.getByRole('button', { name: 'Send invitation' }).click()
  await expect(words(plain, 'The invitation is on its way to kim@example.com.')).toBeVisible()
  await plain.getByRole('button', { name: 'Revoke the invitation for kim@example.com' }).click()
  await expect(words(plain, 'No open invitations.')).toBeVisible()

  await beside(plain, 'Settings').click()
  await plain.getByRole('button', { name: 'Delete workspace' }).click()
  const question = plain.getByRole('dialog')
  await question.getByLabel('Type Orchard to confirm').fill('Orchard')
  await question.getByRole('button', { name: 'Delete workspace' }).click()
  await expect(words(plain, 'No workspaces yet')).toBeVisible()
  await plain.context().close()
})
