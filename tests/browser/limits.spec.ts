import type { BrowserContext } from '@playwright/test'
import { createAccount } from './accounts'
import { expect, test } from './fixtures'
import { password, signInByForm, signUp, words } from './people'

/** The number of requests that Supabase Auth takes of an address at once. */
const BURST = 30

/** The pause of a person between two clicks. */
const RETRY_MS = 2_000

// React names what a Server Component throws by its sentence or, in a build, by its number: https://react.dev/errors/441
test.use({ expectedErrors: [/status of 500|Server Components render|React error #441/] })

test('while Auth takes no more requests of an address, nobody there is signed out, and everybody else signs in', async ({
  page,
  address,
  newVisitor,
}) => {
  await signUp(page)
  await expireSession(page.context())
  const cookies = await sessionCookies(page.context())

  const workspaces = page.getByRole('heading', { name: 'Your workspaces' })
  await useUp(address)
  await page.goto('/workspaces')
  await expect(words(page, 'We cannot check your sign-in right now')).toBeVisible()
  expect(await sessionCookies(page.context())).toEqual(cookies)

  const elsewhere = await newVisitor()
  await signInByForm(elsewhere, await createAccount(), password)

  await expect(async () => {
    if (await workspaces.isVisible()) return
    await page.getByRole('button', { name: 'Try again' }).click({ timeout: RETRY_MS })
    await expect(workspaces).toBeVisible({ timeout: RETRY_MS })
  }).toPass()
  expect(await sessionCookies(page.context())).not.toEqual(cookies)
})

test('where somebody is signed in is their own address, not that of the server', async ({
  page,
  address,
}) => {
  await signInByForm(page, await createAccount(), password)

  await page.goto('/account')

  await expect(page.getByRole('list', { name: 'Active sessions' })).toContainText(address)
})

/** The session is as it is an hour later. */
async function expireSession(context: BrowserContext) {
  const [cookie] = await sessionCookies(context)
  const session = JSON.parse(Buffer.from(cookie!.value.replace('base64-', ''), 'base64url').toString())
  const expired = JSON.stringify({ ...session, expires_at: Math.floor(Date.now() / 1_000) - 10 })
  await context.addCookies([{ ...cookie!, value: `base64-${Buffer.from(expired).toString('base64url')}` }])
}

async function sessionCookies(context: BrowserContext) {
  return (await context.cookies()).filter(({ name }) => name.startsWith('sb-'))
}

async function useUp(address: string) {
  const headers = { apikey: process.env.SECRET_KEY!, 'sb-forwarded-for': address }
  const refresh = `${process.env.API_URL}/auth/v1/token?grant_type=refresh_token`
  const ask = () => fetch(refresh, { method: 'POST', headers, body: '{}' })
  await Promise.all(Array.from({ length: BURST }, ask))
}
