import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import { createAccount, password } from './accounts'
import { expect, test } from './fixtures'
import { linkMailedTo, mailsTo, newAddress } from './mailbox'
import { main, signIn, words } from './people'

const withProvider = (page: Page, name: string) => main(page).getByRole('button', { name })

/** Answers the page that stands for a provider. */
async function continueAs(page: Page, email: string, { verified = true } = {}) {
  await expect(page.getByRole('heading', { level: 1, name: /^Sign in with/ })).toBeVisible()
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Name').fill('Ada Lovelace')
  if (!verified) await page.getByLabel('The provider has verified the address').uncheck()
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
}

async function comeAgain(page: Page) {
  await page.context().clearCookies({ name: /auth-token/ })
  await page.goto('/sign-in?next=/account')
}

test('somebody new comes by another service, is welcomed by name, and comes back', async ({ page }) => {
  const email = newAddress()
  await page.goto('/sign-up')
  await expectAccessible(page)
  await withProvider(page, 'Continue with Google').click()
  await continueAs(page, email)

  await expect(page.getByRole('heading', { level: 1, name: 'Welcome' })).toBeVisible()
  await expectAccessible(page)
  const kept = await page.context().cookies()
  expect(kept.map(({ name }) => name)).toContain('device')
  await expect(page.getByLabel('Your name')).toHaveValue('Ada Lovelace')
  await main(page).getByRole('button', { name: 'Save and continue' }).click()
  await expect(page).toHaveURL('/workspaces')

  await comeAgain(page)
  await withProvider(page, 'Continue with Google').click()
  await continueAs(page, email)
  await expect(page).toHaveURL(/\/(account|welcome\?next=%2Faccount)$/)
})

test('who cancels at the service reads so, and can try again with the way on kept', async ({ page }) => {
  await page.goto('/sign-in?next=/account')
  await withProvider(page, 'Continue with GitHub').click()
  await page.getByRole('button', { name: 'Cancel' }).click()

  await expect(words(page, 'You cancelled the sign-in with the other service.')).toBeVisible()
  await expectAccessible(page)
  await withProvider(page, 'Continue with GitHub').click()
  await continueAs(page, newAddress())
  await expect(page).toHaveURL('/welcome?next=%2Faccount')
})

test('an address that the service has not verified enters no account', async ({ page }) => {
  const email = await createAccount()
  await page.goto('/sign-in')
  await withProvider(page, 'Continue with Google').click()
  await continueAs(page, email, { verified: false })

  await expect(page).toHaveURL(/^[^?]*\/sign-in\?notice=provider-/)
  await page.goto('/account')
  await expect(page).toHaveURL('/sign-in?next=%2Faccount')
})

test('a service is connected to an account and disconnected, and its owner is told', async ({ page }) => {
  const email = await createAccount()
  await signIn(page, email, password)
  await page.goto('/account')
  await expectAccessible(page)
  await withProvider(page, 'Connect GitHub').click()
  await continueAs(page, email)

  await expect(words(page, 'The service is connected.')).toBeVisible()
  const methods = page.getByRole('list', { name: 'Sign-in methods' })
  await expect(methods.getByRole('listitem')).toContainText(['GitHub'])
  await expectAccessible(page)
  await main(page).getByRole('button', { name: 'Disconnect GitHub' }).click()
  await expect(words(page, 'No other service is connected.')).toBeVisible()
  await expect(async () => {
    const subjects = (await mailsTo(email)).map(({ Subject }) => Subject)
    expect(subjects.toSorted()).toEqual([
      'A sign-in service was linked to your account',
      'A sign-in service was removed from your account',
    ])
  }).toPass()
})

test('a service with another address is not connected', async ({ page }) => {
  const email = await createAccount()
  await signIn(page, email, password)
  await page.goto('/account')
  await withProvider(page, 'Connect Google').click()
  await continueAs(page, newAddress())

  await expect(words(page, 'The other service could not sign you in.')).toBeVisible()
  await expect(words(page, 'No other service is connected.')).toBeVisible()
})

test('an account without a password confirms itself by a mailed link', async ({ page }) => {
  const email = newAddress()
  await page.goto('/sign-in')
  await withProvider(page, 'Continue with Google').click()
  await continueAs(page, email)
  await expect(page).toHaveURL(/\/welcome/)
  await page.goto('/confirm-identity?next=/account')

  await expect(words(page, 'Your account has no password.')).toBeVisible()
  await expect(page.getByLabel('Password')).toHaveCount(0)
  await expectAccessible(page)
  await main(page).getByRole('button', { name: 'Email me a sign-in link' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Check your email' })).toBeVisible()
  await page.goto(await linkMailedTo(email))
  await main(page).getByRole('button').first().click()
  await expect(page).toHaveURL('/workspaces')
})

test(
  'on a phone and in German, somebody comes by another service and sets a password later',
  { tag: '@proof' },
  async ({ browser, baseURL }) => {
    const context = await browser.newContext({
      locale: 'de-DE',
      viewport: { width: 320, height: 640 },
      baseURL: baseURL!,
    })
    const phone = await context.newPage()
    const email = newAddress()
    await phone.goto('/sign-in')
    await withProvider(phone, 'Weiter mit Google').click()
    await continueAs(phone, email)
    await expect(phone.getByRole('heading', { level: 1, name: 'Willkommen' })).toBeVisible()

    await phone.goto('/account')
    await expect(words(phone, 'Dein Konto begann mit diesem Dienst')).toBeVisible()
    await expectAccessible(phone)
    const wide = await phone.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    expect(wide).toBe(false)
    await main(phone).getByRole('button', { name: 'Link zum Festlegen senden' }).click()
    await phone.goto(await linkMailedTo(email))
    await main(phone).getByRole('button').first().click()
    await phone.getByLabel('Neues Passwort').fill(password)
    await main(phone).getByRole('button', { name: 'Passwort speichern' }).click()
    await expect(phone).toHaveURL('/workspaces')
    await context.close()
  },
)

test(
  'without scripts, somebody comes by another service and connects a second one',
  { tag: '@proof' },
  async ({ browser, baseURL }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL! })
    const plain = await context.newPage()
    const email = newAddress()
    await plain.goto('/sign-in')
    await withProvider(plain, 'Continue with Google').click()
    await continueAs(plain, email)
    await expect(plain.getByRole('heading', { level: 1, name: 'Welcome' })).toBeVisible()

    await plain.goto('/account')
    await withProvider(plain, 'Connect GitHub').click()
    await continueAs(plain, email)

    await expect(words(plain, 'The service is connected.')).toBeVisible()
    await context.close()
  },
)
