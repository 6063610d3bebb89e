import { expect, test } from './fixtures'
import { field, words } from './people'

test('a chosen theme is there with the first byte, and the system rules again when asked to', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/')
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const light = await background()

  await page.getByRole('button', { name: 'Dark' }).click()
  await expect(page.getByRole('button', { name: 'Dark' })).toHaveAttribute('aria-pressed', 'true')
  const dark = await background()
  expect(dark).not.toBe(light)
  expect(await (await page.request.get('/sign-in')).text()).toMatch(/<html[^>]*data-theme="dark"/)

  await page.getByRole('button', { name: 'System' }).click()
  await expect.poll(background).toBe(light)
})

test('the language of the browser is spoken, until another is chosen', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ locale: 'de-AT', baseURL: baseURL! })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await expect(page.getByRole('heading', { level: 1, name: 'Anmelden' })).toBeVisible()

  await field(page, 'E-Mail').fill('niemand')
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click()
  await expect(field(page, 'E-Mail')).toHaveAccessibleDescription(/Gib eine E-Mail-Adresse ein/)
  await field(page, 'E-Mail').fill('niemand@example.com')
  await field(page, 'Passwort').fill('irgendein Passwort')
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click()
  await expect(words(page, 'ist falsch')).toBeVisible()

  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await context.close()
})

test('without scripts, the theme and the language change too', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL! })
  const page = await context.newPage()
  await page.goto('/')

  await page.getByRole('button', { name: 'Dark' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.getByRole('button', { name: 'Deutsch' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await context.close()
})
