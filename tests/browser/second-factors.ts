import { expect, type Page } from '@playwright/test'
import { totp } from '@plinth/local-supabase/totp'
import { main } from './people'

export const en = {
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
export const de: typeof en = {
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

export const exactly = (page: Page, label: string) =>
  page.getByLabel(label, { exact: true }).filter({ visible: true })

/** Sets up an app from the page of two-step sign-in, and returns its secret and the recovery codes. */
export async function setUp(page: Page, m = en) {
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
