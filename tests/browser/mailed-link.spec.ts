import type { APIRequestContext, Page } from '@playwright/test'
import { createClient } from '@supabase/supabase-js'
import { expectAccessible } from './accessible'
import { createAccount, password } from './accounts'
import { expect, test } from './fixtures'
import { linkMailedTo, mailsTo, newAddress } from './mailbox'
import { field, followLink, main, signIn, signUp, words } from './people'

async function askForLink(page: Page, email: string) {
  await page.goto('/sign-in')
  await field(page, 'Email').fill(email)
  await page.getByRole('button', { name: 'Email me a sign-in link' }).click()
  return linkMailedTo(email)
}

const openers: Record<string, string>[] = [
  {},
  { purpose: 'prefetch' },
  { 'sec-purpose': 'prefetch;prerender' },
  { rsc: '1' },
]

/** The requests of a scanner, a prefetching browser and a preview of a link. */
async function scan(request: APIRequestContext, link: string) {
  for (const headers of openers) {
    await request.get(link, { headers })
    await request.head(link, { headers })
  }
}

test('scanners that open a link leave it working, and its page is kept, told and listed nowhere', async ({
  page,
  request,
}) => {
  const email = await createAccount()
  const link = await askForLink(page, email)

  await scan(request, link)
  const answer = await request.get(link)

  expect(answer.status()).toBe(200)
  expect(answer.headers()).toMatchObject({
    'cache-control': expect.stringContaining('no-store'),
    'referrer-policy': 'same-origin',
    'x-robots-tag': 'noindex',
  })
  expect(answer.headers()['set-cookie'] ?? '').not.toContain('auth-token')
  await page.goto(link)
  await expect(words(page, `This link signs you in as ${email}.`)).toBeVisible()
  await expectAccessible(page)
  await main(page).getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL('/workspaces')
})

test('another site cannot press the button', async ({ page, request }) => {
  const link = new URL(await askForLink(page, await createAccount()))
  const form = Object.fromEntries(link.searchParams)

  for (const origin of ['https://evil.example', 'null']) {
    const answer = await request.post('/auth/verify', { form, headers: { origin }, maxRedirects: 0 })
    expect(answer.status()).toBe(403)
  }

  await followLink(page, link.href)
  await expect(page).toHaveURL('/workspaces')
})

test('who is signed in as somebody else is told so before the link takes their place', async ({
  page,
  newVisitor,
}) => {
  const other = await createAccount('Oda')
  const link = await askForLink(await newVisitor(), other)
  const email = await signUp(page)

  await page.goto(link)
  await expect(words(page, `This link signs you in as ${other}.`)).toBeVisible()
  await expect(words(page, `You are signed in here as ${email}.`)).toBeVisible()
  await expectAccessible(page)
  await main(page).getByRole('button', { name: 'Sign in' }).click()

  await expect(page).toHaveURL('/workspaces')
  await page.goto('/account')
  await expect(words(page, other)).not.toHaveCount(0)
})

test('whose link fails while somebody is signed in is told so', async ({ page, newVisitor }) => {
  const other = await createAccount('Oda')
  const visitor = await newVisitor()
  const link = await askForLink(visitor, other)
  await signUp(page)
  await page.goto(link)
  await followLink(visitor, link)
  await expect(visitor).toHaveURL('/workspaces')

  await main(page).getByRole('button', { name: 'Sign in' }).click()

  await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible()
})

test('without scripts and in German, somebody signs up and follows the link', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'de-DE' })
  const page = await context.newPage()
  const email = newAddress()

  await page.goto(`${baseURL}/sign-up`)
  await field(page, 'E-Mail').fill(email)
  await page.getByRole('button', { name: 'Link senden' }).click()
  const link = await linkMailedTo(email)
  expect((await mailsTo(email)).map(({ Subject }) => Subject)).toEqual(['Bestätige deine E-Mail-Adresse'])
  await page.goto(link)
  await expect(words(page, `Mit diesem Link meldest du dich als ${email} an.`)).toBeVisible()
  await main(page).getByRole('button', { name: 'Anmelden' }).click()
  await expect(page.getByRole('heading', { name: 'Willkommen' })).toBeVisible()
  await field(page, 'Dein Name').fill('Nia')
  await field(page, 'Passwort').fill(password)
  await page.getByRole('button', { name: 'Speichern und weiter' }).click()

  await expect(page).toHaveURL(`${baseURL}/workspaces`)
  await context.close()
})

test('an address is changed once both mailboxes have agreed, each by the press of a button', async ({
  page,
  request,
}) => {
  const [email, newEmail] = [await createAccount(), newAddress()]
  const { auth } = createClient(process.env.API_URL!, process.env.PUBLISHABLE_KEY!, {
    auth: { persistSession: false, autoRefreshToken: false },
  })
  await auth.signInWithPassword({ email, password })
  await auth.updateUser({ email: newEmail })
  const links = [await linkMailedTo(newEmail), await linkMailedTo(email)]
  for (const link of links) await scan(request, link)

  await page.goto(links[0]!)
  await expect(
    words(page, `This link changes the address of your account from ${email} to ${newEmail}.`),
  ).toBeVisible()
  await expect(words(page, 'Both addresses must confirm')).toBeVisible()
  await expectAccessible(page)
  await main(page).getByRole('button', { name: 'Confirm the change' }).click()
  await expect(page.getByRole('heading', { name: 'Address confirmed' })).toBeVisible()

  await page.goto(links[1]!)
  await expect(words(page, 'Both addresses must confirm')).toHaveCount(0)
  await main(page).getByRole('button', { name: 'Confirm the change' }).click()
  await expect(page).toHaveURL('/workspaces')
  await page.goto('/account')
  await expect(words(page, newEmail)).not.toHaveCount(0)
})

test('the page for a code names nobody, and spends nothing when it is opened', async ({ page, request }) => {
  const path = '/auth/callback?code=1c2d3e4f-0000-4000-8000-000000000000&next=/account'

  const answer = await request.get(path)
  await page.goto(path)

  expect(answer.headers()).toMatchObject({ 'referrer-policy': 'same-origin', 'x-robots-tag': 'noindex' })
  await expect(page.getByRole('heading', { name: 'Finish signing in' })).toBeVisible()
  await expectAccessible(page)
  await main(page).getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL('/auth/confirm')
})

test('a link that never was says what to do', async ({ page }) => {
  await page.goto('/auth/confirm?token_hash=never&type=email')

  await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible()
  await expect(main(page).getByRole('button')).toHaveCount(0)
  await expectAccessible(page)
  await signIn(page, 'ada@example.com')
})
