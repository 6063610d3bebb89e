import type { BrowserContextOptions, Page } from '@playwright/test'
import { totp } from '@plinth/local-supabase/totp'
import { openSession, password } from './accounts'
import { expect, test } from './fixtures'
import { linkMailedTo, newAddress } from './mailbox'
import { main, words } from './people'
import { de as deFactors, en as enFactors, exactly, setUp } from './second-factors'

const en = {
  ...enFactors,
  email: 'Email',
  password: 'Password',
  link: 'Email me a link',
  signIn: 'Sign in',
  welcome: 'Welcome',
  yourName: 'Your name',
  save: 'Save and continue',
  recover: 'Use a recovery code',
  recoveryCode: 'Recovery code',
  removeApps: 'Remove my apps and continue',
  recovered: 'Two-step sign-in is off: all your apps were removed',
  sessions: 'Active sessions',
  end: /^Sign out .+, last used/,
  endedHere: 'You were signed out here from another device.',
  log: 'Sign-in log, newest first',
  events: [
    'Recovery code used, all second factors removed',
    'Second factor added',
    'Signed in: by password',
    'Account created',
  ],
}
const de: typeof en = {
  ...deFactors,
  email: 'E-Mail',
  password: 'Passwort',
  link: 'Link senden',
  signIn: 'Anmelden',
  welcome: 'Willkommen',
  yourName: 'Dein Name',
  save: 'Speichern und weiter',
  recover: 'Wiederherstellungscode verwenden',
  recoveryCode: 'Wiederherstellungscode',
  removeApps: 'Meine Apps entfernen und weiter',
  recovered: 'Die Anmeldung in zwei Schritten ist aus: Alle deine Apps wurden entfernt',
  sessions: 'Aktive Sitzungen',
  end: /abmelden, zuletzt verwendet/,
  endedHere: 'Du wurdest hier von einem anderen Gerät aus abgemeldet.',
  log: 'Anmeldeprotokoll, das Neueste zuerst',
  events: [
    'Wiederherstellungscode verwendet, alle zweiten Faktoren entfernt',
    'Zweiter Faktor hinzugefügt',
    'Angemeldet: mit Passwort',
    'Konto angelegt',
  ],
}

const phone = { viewport: { width: 320, height: 640 } }
const german = { locale: 'de-DE' }
const settings: [string, typeof en, BrowserContextOptions][] = [
  ['on a desktop and in German', de, german],
  ['on a phone and in English', en, phone],
  ['on a desktop, in English and without scripts', en, { javaScriptEnabled: false }],
  ['on a phone, in German and without scripts', de, { ...phone, ...german, javaScriptEnabled: false }],
]

const press = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true }).click()
const titled = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })

async function signUp(page: Page, email: string, m: typeof en) {
  await page.goto('/sign-up')
  await exactly(page, m.email).fill(email)
  await press(page, m.link)
  await page.goto(await linkMailedTo(email))
  await press(page, m.signIn)
  await expect(titled(page, m.welcome)).toBeVisible()
  await exactly(page, m.yourName).fill('Nia')
  await exactly(page, m.password).fill(password)
  await press(page, m.save)
  await expect(page).toHaveURL('/workspaces')
}

/** Begins to set an app up an hour after the sign-in, and is asked for the password first. */
async function stepUp(page: Page, email: string, m: typeof en) {
  await page.context().clearCookies({ name: /auth-token/ })
  await openSession(page, email, password, { anHourAgo: true })
  await page.goto('/account/two-step/add')
  await exactly(page, m.name).fill('Phone')
  await press(page, m.next)
  await expect(titled(page, m.confirm)).toBeVisible()
  await exactly(page, m.password).fill(password)
  await press(page, m.verb)
  await expect(page).toHaveURL('/account/two-step/add')
  await expect(exactly(page, m.name)).toHaveValue('Phone')
}

async function signInWithCode(page: Page, email: string, secret: string, m: typeof en) {
  await askToSignIn(page, email, m)
  await exactly(page, m.answer).fill(totp(secret))
  await press(page, m.verb)
  await expect(page).toHaveURL('/account')
}

async function askToSignIn(page: Page, email: string, m: typeof en) {
  await page.context().clearCookies({ name: /auth-token/ })
  await page.goto('/sign-in?next=/account')
  await exactly(page, m.email).fill(email)
  await exactly(page, m.password).fill(password)
  await press(page, m.signIn)
  await expect(titled(page, m.confirm)).toBeVisible()
}

async function recover(page: Page, email: string, code: string, m: typeof en) {
  await askToSignIn(page, email, m)
  await page.getByRole('link', { name: m.recover }).click()
  await exactly(page, m.recoveryCode).fill(code)
  await press(page, m.removeApps)
  await expect(words(page, m.recovered)).toBeVisible()
}

async function readLog(page: Page, m: typeof en) {
  await page.goto('/account/sign-in-log')
  for (const event of m.events)
    await expect(page.getByRole('list', { name: m.log }).getByText(event).first()).toBeVisible()
}

async function endOtherSession(page: Page, other: Page, email: string, m: typeof en) {
  await openSession(other, email, password)
  await page.goto('/account')
  const sessions = page.getByRole('list', { name: m.sessions }).getByRole('listitem')
  await expect(sessions).toHaveCount(2)
  await page.getByRole('button', { name: m.end }).click()
  await expect(sessions).toHaveCount(1)
  await other.goto('/account')
  await expect(words(other, m.endedHere)).toBeVisible()
}

for (const [where, m, options] of settings)
  test(`${where}, an account is opened, proved, secured, recovered, looked over, and freed of another device`, async ({
    browser,
    baseURL,
    extraHTTPHeaders,
  }) => {
    const context = () => browser.newContext({ ...options, extraHTTPHeaders, baseURL: baseURL! })
    const [own, another] = [await context(), await context()]
    const [page, other] = [await own.newPage(), await another.newPage()]
    const email = newAddress()

    await signUp(page, email, m)
    await stepUp(page, email, m)
    const { secret, codes } = await setUp(page, m)
    await press(page, m.kept)
    await expect(words(page, m.left)).toBeVisible()
    await signInWithCode(page, email, secret, m)
    await recover(page, email, codes[0]!, m)
    await readLog(page, m)
    await endOtherSession(page, other, email, m)

    await Promise.all([own.close(), another.close()])
  })
