import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import { password } from './accounts'
import { expect, test } from './fixtures'
import { field, fillSignIn, main, signUp, words } from './people'

const en = {
  list: 'Your passkeys',
  add: 'Add a passkey',
  added: 'The passkey is added.',
  rename: 'Rename Passkey',
  save: 'Save',
  name: 'Name',
  renamed: 'The passkey is renamed.',
  remove: 'Remove Laptop',
  removeVerb: 'Remove passkey',
  none: 'You have no passkey yet.',
  signIn: 'Sign in with a passkey',
  used: 'Last used',
  refused: 'This passkey was not accepted. Try another one, or another way.',
}
const de: typeof en = {
  list: 'Deine Passkeys',
  add: 'Passkey hinzufügen',
  added: 'Der Passkey ist hinzugefügt.',
  rename: 'Passkey umbenennen',
  save: 'Speichern',
  name: 'Name',
  renamed: 'Der Passkey ist umbenannt.',
  remove: 'Laptop entfernen',
  removeVerb: 'Passkey entfernen',
  none: 'Du hast noch keinen Passkey.',
  signIn: 'Mit einem Passkey anmelden',
  used: 'Zuletzt benutzt',
  refused: 'Dieser Passkey wurde nicht angenommen. Versuche einen anderen, oder einen anderen Weg.',
}

/** Gives the page a device that keeps passkeys and knows its owner. https://chromedevtools.github.io/devtools-protocol/tot/WebAuthn/ */
async function addAuthenticator(page: Page) {
  const browser = await page.context().newCDPSession(page)
  await browser.send('WebAuthn.enable')
  await browser.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

const passkeysOn = (page: Page, m = en) => page.getByRole('list', { name: m.list }).getByRole('listitem')
const press = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true }).click()

async function add(page: Page, m = en) {
  await page.goto('/account')
  await press(page, m.add)
  await expect(words(page, m.added)).toBeVisible()
  await expect(passkeysOn(page, m)).toHaveCount(1)
}

async function signInAgain(page: Page, m = en) {
  await page.context().clearCookies({ name: /auth-token/ })
  await page.goto('/sign-in?next=/account')
  await press(page, m.signIn)
}

async function addUseAndRemove(page: Page, m = en) {
  await addAuthenticator(page)
  await add(page, m)
  await page.getByRole('button', { name: m.rename, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(m.name).fill('Laptop')
  await dialog.getByRole('button', { name: m.save }).click()
  await expect(passkeysOn(page, m)).toContainText('Laptop')

  await signInAgain(page, m)
  await expect(page).toHaveURL('/account')
  await expect(passkeysOn(page, m)).toContainText(m.used)
  await expectAccessible(page)

  await page.getByRole('button', { name: m.remove }).click()
  await page.getByRole('dialog').getByRole('button', { name: m.removeVerb }).click()
  await expect(words(page, m.none)).toBeVisible()
  await signInAgain(page, m)
  await expect(words(page, m.refused)).toBeVisible()
}

test('a passkey is added, renamed, signs in, and is removed', async ({ page }) => {
  await signUp(page)

  await addUseAndRemove(page)
})

test(
  'on a phone and in German, a passkey is added, renamed, signs in, and is removed',
  { tag: '@proof' },
  async ({ browser, baseURL, page }) => {
    await signUp(page)
    const context = await browser.newContext({
      locale: 'de-DE',
      viewport: { width: 320, height: 640 },
      storageState: await page.context().storageState(),
      baseURL: baseURL!,
    })

    await addUseAndRemove(await context.newPage(), de)
    await context.close()
  },
)

test('a device takes one passkey of an account, and says so', async ({ page }) => {
  await signUp(page)
  await addAuthenticator(page)
  await add(page)

  await press(page, en.add)

  await expect(words(page, 'This device already has a passkey for your account.')).toBeVisible()
  await expect(passkeysOn(page)).toHaveCount(1)
})

test('a cancelled passkey leaves a clear sentence, and the password still signs in', async ({ page }) => {
  const email = await signUp(page)
  await page.context().clearCookies({ name: /auth-token/ })
  await page.goto('/sign-in')
  await page.evaluate(() => {
    // A browser answers so when its person closes the question.
    navigator.credentials.get = () => Promise.reject(new DOMException('', 'NotAllowedError'))
  })

  await press(page, en.signIn)

  await expect(words(page, 'No passkey was used. Try again, or choose another way.')).toBeVisible()
  await expectAccessible(page)
  await fillSignIn(page, email, password)
  await expect(page).toHaveURL('/workspaces')
})

test('a passkey confirms that it is its owner', async ({ page }) => {
  await signUp(page)
  await addAuthenticator(page)
  await add(page)
  await page.goto('/confirm-identity?next=/account')
  await expectAccessible(page)

  await press(page, 'Confirm with a passkey')

  await expect(page).toHaveURL('/account')
  await expect(passkeysOn(page)).toContainText(en.used)
  await expect(page.getByRole('list', { name: 'Active sessions' }).getByRole('listitem')).toHaveCount(1)
})

test('without scripts, nothing is said of passkeys at the sign-in', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL! })
  const plain = await context.newPage()
  await plain.goto('/sign-in')

  await expect(field(plain, 'Email')).toBeVisible()
  await expect(plain.getByRole('button', { name: en.signIn })).toHaveCount(0)
  await context.close()
})
