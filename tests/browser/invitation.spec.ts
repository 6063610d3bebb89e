import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import { createAccount } from './accounts'
import { expect, test } from './fixtures'
import { linkMailedTo, mailsTo, newAddress } from './mailbox'
import {
  askToSignUp,
  beside,
  createWorkspace,
  field,
  fillSignIn,
  followLink,
  password,
  signUp,
  welcome,
  words,
} from './people'

/** Invites as the owner who is signed in, by the form. */
async function invite(page: Page, email: string) {
  await createWorkspace(page, 'Orchard')
  await beside(page, 'Members').click()
  await field(page, 'Email').fill(email)
  await page.getByRole('button', { name: 'Send invitation' }).click()
  await expect(words(page, `The invitation is on its way to ${email}.`)).toBeVisible()
}

test('whoever reads German here invites in German', async ({ page, context, baseURL }) => {
  const email = newAddress()
  await signUp(page)
  await createWorkspace(page, 'Orchard')
  await context.addCookies([{ name: 'locale', value: 'de', url: baseURL! }])
  await beside(page, 'Members').click()

  await field(page, 'E-Mail').fill(email)
  await page.getByRole('button', { name: 'Einladung senden' }).click()

  const subjects = async () => (await mailsTo(email)).map(({ Subject }) => Subject)
  await expect.poll(subjects).toEqual(['Einladung in einen Arbeitsbereich bei Plinth'])
})

test('a colleague follows the mail, signs up, accepts, and sees the workspace', async ({
  page,
  newVisitor,
}) => {
  await signUp(page)
  const email = newAddress()
  await invite(page, email)
  const guest = await newVisitor()

  const link = await linkMailedTo(email)
  await guest.goto(link)
  await expect(guest.getByRole('heading', { name: 'You are invited' })).toBeVisible()
  await expectAccessible(guest)
  await guest.getByRole('main').getByRole('link', { name: 'Create an account' }).click()
  await askToSignUp(guest, email)
  await followLink(guest, await linkMailedTo(email, 2))
  await expectAccessible(guest)
  await welcome(guest, 'Grace')

  await expect(guest).toHaveURL(link)
  await expect(guest.getByRole('heading', { name: 'Join Orchard' })).toBeVisible()
  await expect(words(guest, 'Your role: Member.')).toBeVisible()
  await expectAccessible(guest)
  await guest.getByRole('button', { name: 'Accept' }).click()
  await expect(guest).toHaveURL(/\/w\//)
  await expect(guest.getByRole('heading', { level: 1, name: 'Orchard', exact: true })).toBeVisible()

  await guest.goto(link)
  await expect(guest.getByRole('heading', { name: 'This invitation is no longer open' })).toBeVisible()
})

test('somebody else is told so, and who it is for comes back to it after sign-in and may decline', async ({
  page,
  newVisitor,
}) => {
  const guest = await newVisitor()
  const email = await createAccount()
  const owner = await signUp(page)
  await invite(page, email)
  const link = await linkMailedTo(email)

  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'This invitation is for another address' })).toBeVisible()
  await expect(words(page, owner)).not.toHaveCount(0)

  await guest.goto(link)
  await guest.getByRole('main').getByRole('link', { name: 'Sign in' }).click()
  await fillSignIn(guest, email, password)
  await expect(guest).toHaveURL(link)
  await guest.getByRole('button', { name: 'Decline' }).click()
  await expect(guest).toHaveURL('/workspaces')
  await expect(words(guest, 'No workspaces yet')).toBeVisible()
})

test('without scripts, an invitation is accepted', { tag: '@proof' }, async ({ page, browser }) => {
  const email = await createAccount()
  await signUp(page)
  await invite(page, email)
  const context = await browser.newContext({ javaScriptEnabled: false })
  const guest = await context.newPage()

  await guest.goto(await linkMailedTo(email))
  await guest.getByRole('main').getByRole('link', { name: 'Sign in' }).click()
  await fillSignIn(guest, email, password)
  await guest.getByRole('button', { name: 'Accept' }).click()

  await expect(guest.getByRole('heading', { level: 1, name: 'Orchard', exact: true })).toBeVisible()
  await context.close()
})

test('an invitation that is taken back while somebody looks at it says so at the press of the button', async ({
  page,
  newVisitor,
}) => {
  const guest = await newVisitor()
  const email = await signUp(guest)
  await signUp(page)
  await invite(page, email)
  await guest.goto(await linkMailedTo(email))
  await expect(guest.getByRole('heading', { name: 'Join Orchard' })).toBeVisible()

  await page.getByRole('button', { name: `Revoke the invitation for ${email}` }).click()
  await expect(words(page, `The invitation for ${email} is revoked.`)).toBeVisible()
  await guest.getByRole('button', { name: 'Accept' }).click()

  // A press before the script has loaded is answered by the whole page.
  await expect(words(guest, 'This invitation is no longer open')).toBeVisible()
})
