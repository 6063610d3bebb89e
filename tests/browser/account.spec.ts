import { readFile } from 'node:fs/promises'
import { unzip } from '../support/unzip'
import { expectAccessible } from './accessible'
import { expect, test } from './fixtures'
import { createWorkspace, field, fillSignIn, main, password, signIn, signUp, words } from './people'

test('a name is changed, and a change of an older one is refused', async ({ page }) => {
  await signUp(page, 'Nia')
  await page.goto('/account')
  const second = await page.context().newPage()
  await second.goto('/account')

  await field(page, 'Your name').fill('Nia Bell')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(words(page, 'Your name is saved.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Your account' })).toBeVisible()
  await field(second, 'Your name').fill('Somebody else')
  await second.getByRole('button', { name: 'Save' }).click()

  await expect(main(second).getByText('Request').filter({ visible: true })).toBeVisible()
  await second.reload()
  await expect(field(second, 'Your name')).toHaveValue('Nia Bell')
})

test('a device is seen, named and signed out, and the others with it by one button', async ({
  page,
  newVisitor,
}) => {
  const email = await signUp(page)
  const [phone, tablet] = [await newVisitor(), await newVisitor()]
  await signIn(phone, email, password)
  await page.goto('/account')
  const sessions = page.getByRole('list', { name: 'Active sessions' })
  await expect(sessions.getByRole('listitem')).toHaveCount(2)
  await expect(sessions.getByRole('listitem').filter({ hasText: 'this device' })).toHaveCount(1)
  await expect(sessions).toContainText('Chrome on Linux')
  await expectAccessible(page)

  await sessions.getByRole('button', { name: /^Sign out/ }).click()
  await expect(words(page, 'The device is signed out.')).toBeVisible()
  await expect(sessions.getByRole('listitem')).toHaveCount(1)
  await phone.goto('/account')
  await expect(words(phone, 'You were signed out here from another device.')).toBeVisible()

  await signIn(tablet, email, password)
  await page.getByRole('button', { name: 'Sign out everywhere' }).click()
  await expect(page).toHaveURL('/')
  await tablet.goto('/account')
  await expect(words(tablet, 'You were signed out here from another device.')).toBeVisible()
})

test('what somebody may see is downloaded as an archive', async ({ page }) => {
  const email = await signUp(page)
  await createWorkspace(page, 'Orchard')
  await page.goto('/account')

  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download your data' }).click()
  const download = await downloading

  const files = await unzip(await readFile(await download.path()))
  expect(download.suggestedFilename()).toMatch(/^plinth-export-.*\.zip$/)
  expect(Buffer.from(files['account.json']!).toString()).toContain(email)
  expect(Object.keys(files)).toContainEqual(expect.stringMatching(/^workspaces\/.*\/workspaces\.jsonl$/))
})

test('an account is deleted once its address is typed and nobody else needs its workspaces', async ({
  page,
}) => {
  const email = await signUp(page)
  await createWorkspace(page, 'Orchard')
  await page.goto('/account')

  await page.getByRole('button', { name: 'Delete account' }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete your account?' })
  await dialog.getByLabel(`Type ${email} to confirm`).fill('somebody@example.com')
  await dialog.getByRole('button', { name: 'Delete account' }).click()
  await expect(dialog.getByText('This is not your address.')).toBeVisible()
  await dialog.getByLabel(`Type ${email} to confirm`).fill(email)
  await dialog.getByRole('button', { name: 'Delete account' }).click()

  await expect(page).toHaveURL('/sign-in?notice=account-removed')
  await expect(words(page, 'Your account has been deleted.')).toBeVisible()
  await fillSignIn(page, email, password)
  await expect(words(page, 'The email address or the password is wrong.')).toBeVisible()
})

test('a workspace with other members keeps its last owner, and the refusal leads there', async ({ page }) => {
  await signIn(page, 'ada@example.com')
  await page.goto('/account')

  await page.getByRole('button', { name: 'Delete account' }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete your account?' })
  await dialog.getByLabel('Type ada@example.com to confirm').fill('ada@example.com')
  await dialog.getByRole('button', { name: 'Delete account' }).click()

  await expect(dialog.getByText('These workspaces have other members')).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('link', { name: 'Harbour Coffee' }).click()
  await expect(page).toHaveURL(/\/settings$/)
  await expect(page.getByRole('heading', { level: 2, name: 'Transfer the workspace' })).toBeVisible()
})
