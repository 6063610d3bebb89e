import { expect, type Page } from '@playwright/test'
import { createAccount, openSession, password } from './accounts'
import { linkMailedTo, newAddress } from './mailbox'

export { password }

/** Next keeps pages that were left in the document, hidden. A person sees the others. */
export function field(page: Page, name: string) {
  return page.getByLabel(name).filter({ visible: true })
}

export function words(page: Page, shown: string | RegExp) {
  return page.getByText(shown).filter({ visible: true })
}

/** The page itself, without what its frame says beside it. */
export function main(page: Page) {
  return page.getByRole('main')
}

export function announced(page: Page) {
  return page.getByRole('region', { name: 'Notifications' })
}

/** A link of the workspace's frame. */
export function beside(page: Page, name: string) {
  return page.getByRole('navigation', { name: 'Workspace' }).getByRole('link', { name, exact: true })
}

export const demoPassword = 'plinth-demo-1'

/** Somebody with an account is signed in, without the form. */
export async function signIn(page: Page, email: string, secret = demoPassword) {
  await openSession(page, email, secret)
  await page.goto('/workspaces')
}

export async function signInByForm(page: Page, email: string, secret = demoPassword) {
  await page.goto('/sign-in')
  await fillSignIn(page, email, secret)
  await expect(page).toHaveURL('/workspaces')
}

export async function fillSignIn(page: Page, email: string, secret = demoPassword) {
  await field(page, 'Email').fill(email)
  await field(page, 'Password').fill(secret)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** A new account, whose owner is signed in, without the form and the mail. */
export async function signUp(page: Page, name = 'Nia') {
  const email = await createAccount(name)
  await openSession(page, email, password)
  return email
}

/** A new account, whose owner has proved the mailbox and chosen a name and a password. */
export async function signUpByForm(page: Page, name = 'Nia') {
  const email = newAddress()
  await page.goto('/sign-up')
  await askToSignUp(page, email)
  await followLink(page, await linkMailedTo(email))
  await welcome(page, name)
  await expect(page).toHaveURL('/workspaces')
  return email
}

export async function askToSignUp(page: Page, email: string) {
  await field(page, 'Email').fill(email)
  await page.getByRole('button', { name: 'Email me a link' }).click()
  await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible()
}

/** Fills in the page that follows the first proof of a mailbox. */
export async function welcome(page: Page, name: string) {
  await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible()
  await field(page, 'Your name').fill(name)
  await field(page, 'Password').fill(password)
  await page.getByRole('button', { name: 'Save and continue' }).click()
}

/** Opens the link of a mail and presses its button. */
export async function followLink(page: Page, link: string) {
  await page.goto(link)
  await main(page).getByRole('button').click()
}

export async function signOut(page: Page) {
  await page.getByRole('button', { name: 'Your account' }).click()
  await page.getByRole('banner').getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL('/')
}

/** The person who is signed in gets a workspace, without the form. The page shows it. */
export async function createWorkspace(page: Page, name = 'Orchard') {
  const { id } = await post(page, '/api/v1/workspaces', { name })
  await page.goto(`/w/${id}`)
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

/** The id of the workspace that the page shows. */
export function workspaceOf(page: Page) {
  return /\/w\/([^/?]+)/.exec(page.url())![1]!
}

export async function createWorkspaceByForm(page: Page, name = 'Orchard') {
  await page.goto('/workspaces')
  await field(page, 'Workspace name').fill(name)
  await page.getByRole('button', { name: 'Create workspace' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

/** Asks the API as the person who is signed in, and returns the new thing. */
export async function post<Made = { id: string; workspaceId: string }>(
  page: Page,
  path: string,
  data: object,
) {
  const origin = `http://localhost:${process.env.APP_PORT}`
  const answer = await page.request.post(path, { headers: { origin }, data })
  if (!answer.ok()) throw new Error(`POST ${path}: ${answer.status()} ${await answer.text()}`)
  const { data: made } = (await answer.json()) as { data: Made }
  return made
}
