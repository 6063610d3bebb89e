import { createHash, randomBytes } from 'node:crypto'
import type { Page } from '@playwright/test'
import { createAccount } from './accounts'
import { expectAccessible } from './accessible'
import { asOwner } from './database'
import { expect, test } from './fixtures'
import { field, main, signUp, words } from './people'

const en = {
  view: 'View the account',
  banner: /^You are viewing the account of Nia \(/,
  name: 'Your name',
  save: 'Save',
  refusal: 'You are viewing the account of somebody else, where nothing can be changed.',
  stop: 'Stop viewing',
  dead: 'This link no longer works',
}
const de: typeof en = {
  view: 'Konto ansehen',
  banner: /^Du siehst das Konto von Nia \(/,
  name: 'Dein Name',
  save: 'Speichern',
  refusal: 'Du siehst das Konto von jemand anderem, darin lässt sich nichts ändern.',
  stop: 'Ansicht beenden',
  dead: 'Dieser Link ist nicht mehr gültig',
}

/** A person with a workspace, and the link that an operator got for their account. */
async function prepare() {
  const email = await createAccount()
  const secret = randomBytes(32).toString('base64url')
  const [made] = await asOwner(
    `with person as (select id from auth.users where email = $1),
       workspace as (insert into workspaces (name) values ('Nia’s house') returning id),
       membership as (insert into memberships (workspace_id, user_id, role) select workspace.id, person.id, 'owner' from workspace, person)
     select workspace.id, private.operator_impersonate('Grace', 'ticket 7', $1, $2) from workspace`,
    [email, createHash('sha256').update(secret).digest()],
  )
  return { email, link: `/auth/impersonate?token=${secret}`, workspace: `/w/${String(made!.id)}` }
}

const bannerOf = (page: Page, m = en) => page.getByRole('status').filter({ hasText: m.banner })

/** Opens the link, looks around, is refused a change, and stops. */
async function lookAround(page: Page, m = en, look: (page: Page) => Promise<void> = expectAccessible) {
  const { email, link, workspace } = await prepare()
  await page.goto(link)
  await expect(main(page)).toContainText(email)
  await look(page)
  await page.getByRole('button', { name: m.view }).click()

  await expect(page).toHaveURL('/workspaces')
  await expect(bannerOf(page, m)).toContainText(email)
  const cookies = await page.context().cookies()
  expect(cookies.filter(({ name }) => /impersonation|auth-token/.test(name))).toMatchObject([
    { name: 'impersonation', httpOnly: true, sameSite: 'Strict' },
  ])
  await look(page)
  // Without scripts, a list that the database answers late stays a skeleton.
  await page.goto(workspace)
  await expect(page.getByRole('heading', { level: 1, name: 'Nia’s house' })).toBeVisible()
  await expect(bannerOf(page, m)).toBeInViewport()
  await look(page)

  await page.goto('/account')
  await expect(bannerOf(page, m)).toBeInViewport()
  await expect(main(page).getByRole('link', { name: /Download your data|Daten herunterladen/ })).toHaveCount(
    0,
  )
  await field(page, m.name).fill('Eve')
  await main(page).getByRole('button', { name: m.save, exact: true }).first().click()
  await expect(words(page, m.refusal)).toBeVisible()
  await look(page)
  const [profile] = await asOwner(
    `select display_name as name from profiles join auth.users using (id) where email = $1`,
    [email],
  )
  expect(profile).toEqual({ name: 'Nia' })

  await page.getByRole('button', { name: m.stop }).click()
  await expect(page).toHaveURL('/')
  await expect(bannerOf(page, m)).toHaveCount(0)
  await page.goto(workspace)
  await expect(page).toHaveURL(/^[^?]*\/sign-in\?/)
  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1, name: m.dead })).toBeVisible()
}

test('an operator looks at an account, changes nothing and stops', async ({ page }) => {
  await lookAround(page)
})

test(
  'on a phone and in German, an operator looks at an account, changes nothing and stops',
  { tag: '@proof' },
  async ({ browser, baseURL }) => {
    const context = await browser.newContext({
      locale: 'de-DE',
      viewport: { width: 320, height: 640 },
      baseURL: baseURL!,
    })
    await lookAround(await context.newPage(), de)
    await context.close()
  },
)

test(
  'without scripts, an operator looks at an account, changes nothing and stops',
  { tag: '@proof' },
  async ({ browser, baseURL }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL! })
    // A page without scripts runs no audit either.
    await lookAround(await context.newPage(), en, async () => {})
    await context.close()
  },
)

test('the log of the person says who looked and why, and the title of a page that somebody looks', async ({
  page: operator,
}) => {
  const { email, link } = await prepare()
  await operator.goto(link)
  await operator.getByRole('button', { name: en.view }).click()
  await expect(operator).toHaveURL('/workspaces')
  await expect(operator).toHaveTitle(/^Viewing: /)

  await operator.goto('/account/sign-in-log')

  await expect(main(operator)).toContainText('Viewed by our support, you got an email: Grace, ticket 7')
  await expect(main(operator)).not.toContainText('Signed in')
  await asOwner(
    `update private.impersonations set ended_at = now() from auth.users where users.id = user_id and email = $1`,
    [email],
  )
  await operator.goto('/account')
  await expect(operator).toHaveURL('/sign-in?next=%2Faccount')
})

test('a browser that is signed in opens no link, which stays good', async ({ page, newVisitor }) => {
  const { link } = await prepare()
  await signUp(page, 'Grace')
  await page.goto(link)
  await expect(words(page, 'or open this link in a private window')).toBeVisible()
  await expect(page.getByRole('button', { name: en.view })).toHaveCount(0)

  const operator = await newVisitor()
  await operator.goto(link)
  await expect(operator.getByRole('button', { name: en.view })).toBeVisible()
})
