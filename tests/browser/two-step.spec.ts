import { totp } from '@plinth/local-supabase/totp'
import type { Page } from '@playwright/test'
import { password } from './accounts'
import { expectAccessible } from './accessible'
import { expect, test } from './fixtures'
import { fillSignIn, main, signUp, words } from './people'

const en = {
  setUp: 'Set up an app',
  name: 'Name of the app or device',
  next: 'Continue',
  picture: 'QR code with the secret for your app',
  code: 'Code that the app shows',
  turnOn: 'Turn on',
  codes: 'Your recovery codes',
  kept: 'I have kept these codes',
  left: 'You have 10 recovery codes.',
  confirm: 'Confirm that it is you',
  answer: 'Code',
  verb: 'Confirm',
  wrong: 'This code is not right. Wait for the next one and try again.',
}
const de: typeof en = {
  setUp: 'App einrichten',
  name: 'Name der App oder des Geräts',
  next: 'Weiter',
  picture: 'QR-Code mit dem Geheimnis für deine App',
  code: 'Code, den die App zeigt',
  turnOn: 'Einschalten',
  codes: 'Deine Wiederherstellungscodes',
  kept: 'Ich habe diese Codes aufbewahrt',
  left: 'Du hast 10 Wiederherstellungscodes.',
  confirm: 'Bestätige, dass du es bist',
  answer: 'Code',
  verb: 'Bestätigen',
  wrong: 'Dieser Code stimmt nicht. Warte auf den nächsten und versuche es noch einmal.',
}

const wrongFor = (secret: string) => (totp(secret) === '000000' ? '111111' : '000000')
const exactly = (page: Page, label: string) =>
  page.getByLabel(label, { exact: true }).filter({ visible: true })

/** Sets up an app from the page of two-step sign-in, and returns its secret and the recovery codes. */
async function setUp(page: Page, m = en) {
  await page.goto('/account/two-step')
  await main(page).getByRole('link', { name: m.setUp }).click()
  await exactly(page, m.name).fill('Phone')
  await main(page).getByRole('button', { name: m.next }).click()
  await expect(page.getByRole('img', { name: m.picture })).toBeVisible()
  const secret = (await main(page).locator('code').innerText()).replaceAll(' ', '')
  await exactly(page, m.code).fill(totp(secret))
  await main(page).getByRole('button', { name: m.turnOn }).click()
  await expect(page.getByRole('list', { name: m.codes })).toBeVisible()
  const codes = await page.getByRole('list', { name: m.codes }).getByRole('listitem').allInnerTexts()
  return { secret, codes }
}

async function signInAgain(page: Page, email: string) {
  await page.context().clearCookies({ name: /auth-token/ })
  await page.goto('/sign-in')
  await fillSignIn(page, email, password)
}

async function answer(page: Page, code: string, m = en) {
  await exactly(page, m.answer).fill(code)
  await main(page).getByRole('button', { name: m.verb, exact: true }).click()
}

test('an app is set up, asked for at the next sign-in, and removed', async ({ page, newVisitor }) => {
  const email = await signUp(page)
  await page.goto('/account')
  await main(page).getByRole('link', { name: 'Manage two-step sign-in' }).click()
  await expectAccessible(page)
  await main(page).getByRole('link', { name: en.setUp }).click()
  await exactly(page, en.name).fill('Phone')
  await main(page).getByRole('button', { name: en.next }).click()
  const picture = page.getByRole('img', { name: en.picture })
  await expect(picture).toBeVisible()
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(50)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(picture).toHaveCSS('background-color', /^(lab\(100 0 0\)|rgb\(255, 255, 255\))$/)
  await page.emulateMedia({ colorScheme: null })
  await expectAccessible(page)
  const secret = (await main(page).locator('code').innerText()).replaceAll(' ', '')

  await exactly(page, en.code).fill(wrongFor(secret))
  await main(page).getByRole('button', { name: en.turnOn }).click()
  await expect(exactly(page, en.code)).toHaveAccessibleDescription(new RegExp(en.wrong))
  await expect(picture).toBeVisible()
  await exactly(page, en.code).fill(totp(secret))
  await main(page).getByRole('button', { name: en.turnOn }).click()
  await expect(page.getByRole('list', { name: en.codes }).getByRole('listitem')).toHaveCount(10)
  await expectAccessible(page)
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download as text' }).click()
  expect((await downloading).suggestedFilename()).toBe('recovery-codes.txt')
  await page.getByRole('button', { name: en.kept }).click()
  await expect(words(page, en.left)).toBeVisible()
  await expectAccessible(page)

  const visitor = await newVisitor()
  await visitor.goto('/account?from=bookmark')
  await fillSignIn(visitor, email, password)
  await expect(visitor.getByRole('heading', { level: 1, name: en.confirm })).toBeVisible()
  await expectAccessible(visitor)
  await visitor.goto('/workspaces')
  await expect(visitor).toHaveURL('/confirm-identity?next=%2Fworkspaces')
  await answer(visitor, wrongFor(secret))
  await expect(words(visitor, en.wrong)).toBeVisible()
  await answer(visitor, totp(secret))
  await expect(visitor).toHaveURL('/workspaces')

  await visitor.goto('/account/two-step')
  await visitor.getByRole('button', { name: 'Remove Phone' }).click()
  await visitor.getByRole('dialog').getByRole('button', { name: 'Remove app' }).click()
  await expect(words(visitor, 'You have not set up an app yet.')).toBeVisible()
  await signInAgain(visitor, email)
  await expect(visitor).toHaveURL('/workspaces')
})

test('a recovery code stands in for a lost app, once, and leads to setting up anew', async ({
  page,
  newVisitor,
}) => {
  const email = await signUp(page)
  const { codes } = await setUp(page)
  await page.getByRole('button', { name: en.kept }).click()
  await expect(words(page, en.left)).toBeVisible()

  const visitor = await newVisitor()
  await signInAgain(visitor, email)
  await visitor.getByRole('link', { name: 'Use a recovery code' }).click()
  await expectAccessible(visitor)
  await exactly(visitor, 'Recovery code').fill('0000-0000-0000-0000')
  await visitor.getByRole('button', { name: 'Remove my apps and continue' }).click()
  await expect(words(visitor, 'This recovery code is not valid, or has been used.')).toBeVisible()
  await exactly(visitor, 'Recovery code').fill(codes[0]!)
  await visitor.getByRole('button', { name: 'Remove my apps and continue' }).click()

  await expect(words(visitor, 'Two-step sign-in is off: all your apps were removed')).toBeVisible()
  await page.goto('/account')
  await expect(words(page, 'You were signed out here from another device.')).toBeVisible()
  await setUp(visitor)
})

test('the page that confirms a person asks for the password where there is no app', async ({ page }) => {
  await signUp(page)
  await page.goto('/confirm-identity?next=/account')

  await exactly(page, 'Password').fill('not the password')
  await main(page).getByRole('button', { name: en.verb, exact: true }).click()
  await expect(words(page, 'This is not your current password.')).toBeVisible()
  await expectAccessible(page)
  await exactly(page, 'Password').fill(password)
  await main(page).getByRole('button', { name: en.verb, exact: true }).click()

  await expect(page).toHaveURL('/account')
  await expect(page.getByRole('list', { name: 'Active sessions' }).getByRole('listitem')).toHaveCount(1)
})

test('on a phone and in German, an app is set up and asked for', async ({ browser, baseURL, page }) => {
  const email = await signUp(page)
  const context = await browser.newContext({
    locale: 'de-DE',
    viewport: { width: 320, height: 640 },
    storageState: await page.context().storageState(),
    baseURL: baseURL!,
  })
  const phone = await context.newPage()
  const { secret } = await setUp(phone, de)
  await phone.getByRole('button', { name: de.kept }).click()
  await expect(words(phone, de.left)).toBeVisible()

  await phone.context().clearCookies({ name: /auth-token/ })
  await phone.goto('/sign-in')
  await exactly(phone, 'E-Mail').fill(email)
  await exactly(phone, 'Passwort').fill(password)
  await main(phone).getByRole('button', { name: 'Anmelden', exact: true }).click()
  await expect(phone.getByRole('heading', { level: 1, name: de.confirm })).toBeVisible()
  await answer(phone, wrongFor(secret), de)
  await expect(words(phone, de.wrong)).toBeVisible()
  await answer(phone, totp(secret), de)

  await expect(phone).toHaveURL('/workspaces')
  await context.close()
})

test('without scripts, an app is set up, asked for, and replaced by a recovery code', async ({
  browser,
  baseURL,
  page,
}) => {
  const email = await signUp(page)
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
    baseURL: baseURL!,
  })
  const plain = await context.newPage()
  const { secret, codes } = await setUp(plain)
  expect(codes).toHaveLength(10)
  await plain.getByRole('button', { name: en.kept }).click()
  await expect(words(plain, en.left)).toBeVisible()

  await signInAgain(plain, email)
  await answer(plain, wrongFor(secret))
  await expect(words(plain, en.wrong)).toBeVisible()
  await answer(plain, totp(secret))
  await expect(plain).toHaveURL('/workspaces')

  await signInAgain(plain, email)
  await plain.getByRole('link', { name: 'Use a recovery code' }).click()
  await exactly(plain, 'Recovery code').fill(codes[3]!)
  await plain.getByRole('button', { name: 'Remove my apps and continue' }).click()
  await expect(words(plain, 'Two-step sign-in is off: all your apps were removed')).toBeVisible()
  await context.close()
})
