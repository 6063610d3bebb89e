import { softwareAuthenticator } from '@plinth/local-supabase/authenticator'
import { NextRequest } from 'next/server'
import { beforeEach, expect, test, vi } from 'vitest'
import { leave } from '../../support/limits'
import { owner } from '../../support/owner'

const SITE = 'https://plinth.example'
/** The site that the local Auth knows. */
const AUTH_SITE = 'http://localhost:3000'
process.env.NEXT_PUBLIC_SITE_URL = SITE
process.env.TRUSTED_PROXY_HOPS = '1'

type Kept = { value: string; options?: object | undefined }
const request = vi.hoisted(() => ({ headers: new Headers(), jar: new Map<string, Kept>() }))
vi.mock('next/headers', () => ({
  headers: async () => request.headers,
  cookies: async () => ({
    getAll: () => [...request.jar].map(([name, { value }]) => ({ name, value })),
    get: (name: string) => request.jar.get(name),
    set: (name: string, value: string, options?: object) => {
      if (value === '') request.jar.delete(name)
      else request.jar.set(name, { value, options })
    },
  }),
}))
vi.mock('next/server', async (original) => ({
  ...(await original<typeof import('next/server')>()),
  connection: async () => {},
}))

const { createPerson, PASSWORD } = await import('../../support/second-factors')
const { passkeySignInAction, signInAction } = await import('@/app/(site)/sign-in/actions')
const { requestPasswordResetAction } = await import('@/app/(site)/forgot-password/actions')
const { POST: followLink } = await import('@/app/auth/verify/route')
const { addPasskey, beginPasskey } = await import('@/lib/features/passkeys/service')
const { NewPasskey } = await import('@/lib/features/passkeys/schema')
const { quotas } = await import('@/lib/limits/quotas')

const DEVICE = '__Host-device'
const SESSION = /^__Host-sb-/
const OFFICE = '203.0.113.1'
const elsewhere = (n: number) => `198.51.100.${n}`

beforeEach(() => strangeBrowser())

/** A browser that knows nobody, and has the cookie of the page with the form. */
function strangeBrowser() {
  request.jar = new Map([['__Host-cookies', { value: 'on' }]])
}

/** The browser after its session has gone. */
function signedOut() {
  for (const name of request.jar.keys()) if (SESSION.test(name)) request.jar.delete(name)
}

function formOf(fields: Record<string, string>) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

/** The page to which an action leads on, or the refusal that its form shows. */
async function answerOf(act: () => Promise<{ message?: string | undefined }>) {
  try {
    return (await act()).message
  } catch (error) {
    const { digest } = error as { digest?: string }
    if (!digest?.startsWith('NEXT_REDIRECT;')) throw error
    return digest.split(';')[2]
  }
}

const from = (address: string) => void (request.headers = new Headers({ 'x-forwarded-for': address }))

function signIn(email: string, password: string, address: string) {
  from(address)
  const form = formOf({ email, password, intent: 'password' })
  return answerOf(() => signInAction({ next: '/workspaces' }, {}, form))
}

const linkOf = (email: string) =>
  answerOf(() => signInAction({ next: '' }, {}, formOf({ email, intent: 'link' })))
const resetOf = (email: string) => answerOf(() => requestPasswordResetAction({}, formOf({ email })))

async function tokenOf(email: string) {
  const { rows } = await owner.query<{ hash: string }>(
    `select recovery_token as hash from auth.users where email = $1`,
    [email],
  )
  return rows[0]!.hash
}

const onward = '/auth/onward?next=%2Fworkspaces'
const wrong = 'The email address or the password is wrong.'
const tooMany = (minutes: number) => `Too many requests. Please try again in ${minutes} minutes.`

const ways: [string, (person: Awaited<ReturnType<typeof createPerson>>) => Promise<unknown>][] = [
  ['a password', ({ email }) => signIn(email, PASSWORD, elsewhere(1))],
  ['a mailed link', byLink],
  ['a passkey', byPasskey],
]

async function byLink({ email }: { email: string }) {
  from(elsewhere(2))
  await linkOf(email)
  const answer = await followLink(
    new NextRequest(`${SITE}/auth/verify`, {
      method: 'POST',
      headers: { origin: SITE, cookie: '__Host-cookies=on', 'x-forwarded-for': elsewhere(2) },
      body: new URLSearchParams({ token_hash: await tokenOf(email), type: 'email', next: '/workspaces' }),
    }),
  )
  return answer.headers.get('location')
}

async function byPasskey({ browser }: Awaited<ReturnType<typeof createPerson>>) {
  from(elsewhere(3))
  const device = softwareAuthenticator({ origin: AUTH_SITE })
  const { challengeId, options } = await beginPasskey(browser.request(), await browser.caller())
  const made = device.create(options as Parameters<typeof device.create>[0])
  const credential = JSON.stringify(made)
  await addPasskey(browser.request(), await browser.caller(), NewPasskey.parse({ challengeId, credential }))

  const scope = { next: '/workspaces' }
  const begun = await passkeySignInAction(scope, {}, formOf({ step: 'begin' }))
  const { ceremony } = begun as { ceremony: { challengeId: string; options: object } }
  const signed = device.get(ceremony.options as Parameters<typeof device.get>[0])
  const answer = { step: 'answer', challengeId: ceremony.challengeId, credential: JSON.stringify(signed) }
  return answerOf(() => passkeySignInAction(scope, {}, formOf(answer)))
}

test.each(ways)('a browser in which its owner signs in by %s is known from then on', async (_, way) => {
  const person = await createPerson()

  await way(person)

  expect([...request.jar.keys()].some((name) => SESSION.test(name))).toBe(true)
  const { value, options } = request.jar.get(DEVICE)!
  expect(value).toMatch(/^[\w-]{22}\.[\w-]{43}\.[\w-]{43}$/)
  expect(options).toEqual({
    httpOnly: true,
    secure: true,
    sameSite: 'lax',
    path: '/',
    maxAge: 180 * 86_400,
  })
})

test('a browser whose sign-in is refused is not known', async () => {
  const { email } = await createPerson()

  expect(await signIn(email, 'a guess', elsewhere(4))).toBe(wrong)
  expect(request.jar.has(DEVICE)).toBe(false)
})

test('twenty wrong passwords lock a strange browser out, and not the owner in a browser that knows them', async () => {
  const [person, other] = [await createPerson(), await createPerson()]
  await signIn(person.email, PASSWORD, elsewhere(5))
  signedOut()
  const own = request.jar
  strangeBrowser()
  const guesses: unknown[] = []
  while (guesses.length < quotas.byMailFromAddress['sign-in'].limit)
    guesses.push(await signIn(person.email, 'a guess', OFFICE))
  await leave(0, quotas.byMail, person.email)

  const strange = [
    await signIn(person.email, PASSWORD, OFFICE),
    await signIn(person.email, PASSWORD, elsewhere(6)),
  ]
  request.jar = own
  const known = await signIn(person.email, PASSWORD, OFFICE)

  expect(guesses).toEqual(guesses.map(() => wrong))
  expect(strange).toEqual([tooMany(10), tooMany(60)])
  expect(known).toBe(onward)
  await signIn(other.email, PASSWORD, OFFICE)
  expect(request.jar.get(DEVICE)!.value.split('.')).toHaveLength(5)
})

test.each([
  ['a sign-in link', linkOf, '/check-your-mail?for=sign-in'],
  ['a new password', resetOf, '/check-your-mail?for=reset'],
])('after all the wrong passwords of an hour the owner is mailed %s', async (_, ask, page) => {
  const { email } = await createPerson()
  await leave(0, quotas.byMailFromAddress['sign-in'], `${email} ${OFFICE}`)
  await leave(0, quotas.byAddress['sign-in'], OFFICE)
  await leave(0, quotas.byMail, email)
  expect(await signIn(email, PASSWORD, OFFICE)).toMatch(/^Too many requests/)

  expect(await ask(email)).toBe(page)
  expect(await tokenOf(email)).not.toBe('')
})
