import { totp } from '@plinth/local-supabase/totp'
import type { Page } from '@playwright/test'
import { password } from './accounts'
import { expectAccessible } from './accessible'
import { expect, test } from './fixtures'
import { fillSignIn, main, signUp, words } from './people'
import { de, en, exactly, setUp } from './second-factors'

const wrongFor = (secret: string) => (totp(secret) === '000000' ? '111111' : '000000')
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
  await expect(page).toHaveTitle(/^Two-step sign-in/)
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

test('a second app is set up, and new recovery codes take the place of the former ones', async ({ page }) => {
  await signUp(page)
  const { codes } = await setUp(page)
  await page.getByRole('button', { name: en.kept }).click()
  await main(page).getByRole('link', { name: 'Set up another app' }).click()
  await exactly(page, en.name).fill('Tablet')
  await main(page).getByRole('button', { name: en.next }).click()
  await expect(page.getByRole('img', { name: en.picture })).toBeVisible()
  const secret = (await main(page).locator('code').innerText()).replaceAll(' ', '')
  await exactly(page, en.code).fill(totp(secret))
  await main(page).getByRole('button', { name: en.turnOn }).click()
  await expect(page.getByRole('button', { name: 'Remove Tablet' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Remove Phone' })).toBeVisible()

  await page.getByRole('button', { name: 'Make new recovery codes' }).click()
  const shown = page.getByRole('list', { name: en.codes }).getByRole('listitem')
  await expect(shown).toHaveCount(10)
  const renewed = await shown.allInnerTexts()
  expect(renewed.filter((code) => codes.includes(code))).toEqual([])
  await page.getByRole('button', { name: en.kept }).click()
  await expect(words(page, en.left)).toBeVisible()
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
  await expect(exactly(visitor, 'Recovery code')).toBeVisible()
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

test(
  'on a phone and in German, an app is set up and asked for',
  { tag: '@proof' },
  async ({ browser, baseURL, page }) => {
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
  },
)

test(
  'without scripts, an app is set up, asked for, and replaced by a recovery code',
  { tag: '@proof' },
  async ({ browser, baseURL, page }) => {
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
  },
)
