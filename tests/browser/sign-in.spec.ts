import { createClient } from '@supabase/supabase-js'
import { createAccount } from './accounts'
import { expect, test } from './fixtures'
import { linkMailedTo, mailsTo, newAddress } from './mailbox'
import {
  askToSignUp,
  field,
  fillSignIn,
  followLink,
  main,
  password,
  signIn,
  signInByForm,
  signOut,
  signUp,
  welcome,
  words,
} from './people'

/** The max_frequency of supabase/config.toml: an address gets no second mail before. */
const MAIL_INTERVAL_MS = 1_000

test('a link from a mail signs in once', async ({ page, newVisitor }) => {
  const email = await createAccount()

  await page.goto('/sign-in')
  await field(page, 'Email').fill(email)
  await page.getByRole('button', { name: 'Email me a sign-in link' }).click()
  await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible()
  const link = await linkMailedTo(email)
  const late = await newVisitor()
  await late.goto(link)
  await followLink(page, link)
  await expect(page).toHaveURL('/workspaces')

  const thief = await newVisitor()
  await thief.goto(link)
  await expect(thief.getByRole('heading', { name: 'This link no longer works' })).toBeVisible()
  await main(late).getByRole('button', { name: 'Sign in' }).click()
  await expect(late).toHaveURL('/auth/confirm')
  await expect(late.getByRole('heading', { name: 'This link no longer works' })).toBeVisible()
})

test('a sign-up is asked for again, and the newer link leads on alone', async ({ page }) => {
  const email = await beginSignUp(page)
  await askAgain(page, email)

  const second = await linkMailedTo(email, 2)
  expect(page.url()).not.toContain(email.split('@')[0])
  await followLink(page, second)
  await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible()
})

test('without scripts, a sign-up is asked for again, and goes on without a password', async ({
  page,
  browser,
}) => {
  const email = await beginSignUp(page)
  const context = await browser.newContext({ javaScriptEnabled: false })
  const plain = await context.newPage()

  await plain.goto('/check-your-mail?for=sign-up')
  await askAgain(plain, email)

  await followLink(plain, await linkMailedTo(email, 2))
  await plain.getByRole('link', { name: 'Continue without a password' }).click()
  await expect(plain).toHaveURL('/workspaces')
  await context.close()
})

test('a sign-up that is asked for again still leads to the invitation', async ({ page }) => {
  const invitation = `/invitations/inv_${'a'.repeat(43)}`
  const email = await beginSignUp(page, invitation)

  await askAgain(page, email)

  await followLink(page, await linkMailedTo(email, 2))
  await welcome(page, 'Nia')
  await expect(page).toHaveURL(invitation)
})

test('a password that somebody else has chosen for an address opens nothing after its owner’s sign-up', async ({
  page,
  newVisitor,
}) => {
  const email = newAddress()
  const { auth } = createClient(process.env.API_URL!, process.env.PUBLISHABLE_KEY!, {
    auth: { persistSession: false, autoRefreshToken: false },
  })
  await auth.signUp({
    email,
    password: 'chosen by somebody else',
    options: { data: { display_name: 'Mallory' } },
  })
  await page.waitForTimeout(MAIL_INTERVAL_MS)

  await page.goto('/sign-up')
  await askToSignUp(page, email)
  await followLink(page, await linkMailedTo(email, 2))
  await welcome(page, 'Nia')
  await page.goto('/account')
  await expect(words(page, 'Mallory')).toHaveCount(0)

  const other = await newVisitor()
  await other.goto('/sign-in')
  await fillSignIn(other, email, 'chosen by somebody else')
  await expect(words(other, 'The email address or the password is wrong')).toBeVisible()
  await fillSignIn(other, email, password)
  await expect(other).toHaveURL('/workspaces')
})

test('a forgotten password is replaced by a link, and every other session ends', async ({
  page,
  newVisitor,
}) => {
  const email = await signUp(page)
  const visitor = await newVisitor()
  await visitor.goto('/sign-in')
  await visitor.getByRole('link', { name: 'Forgot your password?' }).click()
  await expect(visitor.getByRole('heading', { name: 'Forgot your password?' })).toBeVisible()
  await field(visitor, 'Email').fill(email)
  await visitor.getByRole('button', { name: 'Email me a link' }).click()

  await followLink(visitor, await linkMailedTo(email))
  await expect(visitor).toHaveURL('/reset-password')
  await field(visitor, 'New password').fill('short')
  await visitor.getByRole('button', { name: 'Save password' }).click()
  await expect(field(visitor, 'New password')).toHaveAccessibleDescription(/Use at least 10 characters/)
  await field(visitor, 'New password').fill('another long password')
  await visitor.getByRole('button', { name: 'Save password' }).click()
  await expect(visitor).toHaveURL('/workspaces')

  await expireAccessToken(page)
  await page.goto('/workspaces')
  await expect(page).toHaveURL(/\/sign-in/)
  await fillSignIn(page, email, password)
  await expect(words(page, 'The email address or the password is wrong')).toBeVisible()
  await fillSignIn(page, email, 'another long password')
  await expect(page).toHaveURL('/workspaces')
})

test('a session that no mail has opened cannot replace the password without the old one', async ({
  page,
}) => {
  const email = await signUp(page)

  await page.goto('/reset-password')
  await expect(page).toHaveURL('/forgot-password')

  await page.goto('/account')
  await field(page, 'Current password').fill('not the password')
  await field(page, 'New password').fill('another long password')
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(field(page, 'Current password')).toHaveAccessibleDescription(
    'This is not your current password.',
  )

  await field(page, 'Current password').fill(password)
  await field(page, 'New password').fill('another long password')
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(words(page, 'Your password is changed.')).toBeVisible()
  await page.reload()
  await signOut(page)
  await signInByForm(page, email, 'another long password')
})

test('signing out everywhere ends the session of another machine once its token runs out', async ({
  page,
  newVisitor,
}) => {
  const email = await signUp(page)
  const elsewhere = await newVisitor()
  await signIn(elsewhere, email, password)

  await page.goto('/account')
  await page.getByRole('button', { name: 'Sign out everywhere' }).click()
  await expect(page).toHaveURL('/')

  await expireAccessToken(elsewhere)
  await elsewhere.goto('/workspaces')
  await expect(elsewhere).toHaveURL(/\/sign-in/)
})

test('signing out here leaves the session of another machine', async ({ page, newVisitor }) => {
  const email = await signUp(page)
  const elsewhere = await newVisitor()
  await signIn(elsewhere, email, password)

  await page.goto('/workspaces')
  await signOut(page)

  await expireAccessToken(elsewhere)
  await elsewhere.goto('/workspaces')
  await expect(elsewhere).toHaveURL('/workspaces')
})

test('a known address and an unknown one get the same answers', async ({ page }) => {
  const known = await createAccount()
  const unknown = newAddress()

  const answers = []
  for (const email of [known, unknown]) {
    await page.goto('/sign-in')
    await fillSignIn(page, email, 'not the password')
    answers.push(await words(page, 'The email address or the password is wrong').innerText())

    await page.goto('/sign-in')
    await field(page, 'Email').fill(email)
    await page.getByRole('button', { name: 'Email me a sign-in link' }).click()
    answers.push(await afterSending(page))

    await page.goto('/forgot-password')
    await field(page, 'Email').fill(email)
    await page.getByRole('button', { name: 'Email me a link' }).click()
    answers.push(await afterSending(page))

    await page.waitForTimeout(MAIL_INTERVAL_MS)
    await page.goto('/sign-up')
    await askToSignUp(page, email)
    answers.push(await afterSending(page))
  }
  expect(answers.slice(0, 4)).toEqual(answers.slice(4))
  const subjects = (await mailsTo(known)).map(({ Subject }) => Subject)
  expect(subjects).not.toContain('Confirm your email address')
  expect((await mailsTo(unknown)).map(({ Subject }) => Subject)).toEqual(['Confirm your email address'])
})

test('a protected page is there again after sign-in', async ({ page }) => {
  await page.goto('/account?from=bookmark')
  await expect(page).toHaveURL('/sign-in?next=%2Faccount%3Ffrom%3Dbookmark')

  await fillSignIn(page, 'ada@example.com')

  await expect(page).toHaveURL('/account?from=bookmark')
})

for (const next of [
  '//evil.example',
  '/\\evil.example',
  'https://evil.example',
  '/..//evil.example',
  '/\t/evil.example',
]) {
  test(`after sign-in, ${next} leads to a page of ours`, { tag: '@proof' }, async ({ page, baseURL }) => {
    await page.goto(`/sign-in?${new URLSearchParams({ next })}`)

    await fillSignIn(page, 'ada@example.com')

    await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeHidden()
    expect(new URL(page.url()).origin).toBe(new URL(baseURL!).origin)
  })
}

test('who is signed in needs no sign-in page', async ({ page }) => {
  await signIn(page, 'ada@example.com')

  for (const path of ['/sign-in', '/sign-up']) {
    await page.goto(path)
    await expect(page).toHaveURL('/workspaces')
  }
})

test('another site cannot sign anyone out', async ({ page, baseURL }) => {
  await signIn(page, 'ada@example.com')

  const answer = await page.request.post('/auth/sign-out', {
    form: { scope: 'global' },
    headers: { origin: 'https://evil.example' },
    maxRedirects: 0,
  })

  expect(answer.status()).toBe(403)
  await page.goto(`${baseURL}/workspaces`)
  await expect(page).toHaveURL('/workspaces')
})

/** Somebody who has signed up and not yet followed the link. */
async function beginSignUp(page: import('@playwright/test').Page, next = '/workspaces') {
  const email = newAddress()
  await page.goto(`/sign-up?${new URLSearchParams({ next })}`)
  await askToSignUp(page, email)
  await linkMailedTo(email)
  return email
}

async function askAgain(page: import('@playwright/test').Page, email: string) {
  await page.getByRole('link', { name: 'Send it again' }).click()
  await expect(page.getByRole('heading', { name: 'Create an account' })).toBeVisible()
  await page.waitForTimeout(MAIL_INTERVAL_MS)
  await askToSignUp(page, email)
}

async function afterSending(page: import('@playwright/test').Page) {
  await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible()
  return page.getByRole('main').innerText()
}

/** The hour of the access token is over, so the refresh token counts. */
async function expireAccessToken(page: import('@playwright/test').Page) {
  const cookies = await page.context().cookies()
  const parts = cookies
    .filter(({ name }) => /^sb-.*-auth-token(\.\d+)?$/.test(name))
    .toSorted((one, other) => one.name.localeCompare(other.name))
  const text = parts
    .map(({ value }) => value)
    .join('')
    .replace(/^base64-/, '')
  const session = JSON.parse(Buffer.from(text, 'base64url').toString())
  const expired = { ...session, expires_at: Math.floor(Date.now() / 1000) - 60 }
  const value = `base64-${Buffer.from(JSON.stringify(expired)).toString('base64url')}`

  const first = parts[0]!
  const name = first.name.replace(/\.\d+$/, '')
  await page.context().clearCookies({ name: /^sb-.*-auth-token/ })
  const chunks = value.match(/.{1,3180}/g)!
  await page.context().addCookies(
    chunks.map((chunk, index) => ({
      ...first,
      name: chunks.length === 1 ? name : `${name}.${index}`,
      value: chunk,
    })),
  )
}
