import { randomUUID } from 'node:crypto'
import { createClient } from '@supabase/supabase-js'
import { autoImplementMethods } from 'next/dist/server/route-modules/app-route/helpers/auto-implement-methods'
import { NextRequest } from 'next/server'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { owner } from '../support/owner'
import { someAddress } from '../support/addresses'
import { jar, visitorHeaders } from '../support/page-request'
import { type Vouched, vouch } from '../support/providers'
import { startServices } from '../support/services'
import { kindsOf, noticesTo } from '../support/sign-ins'

process.env.OAUTH_PROVIDERS = 'google,github'
process.env.TRUSTED_PROXY_HOPS = '1'
const { url } = await startServices()
const begin = (await import('@/app/auth/oauth/route')).POST
const beginLink = (await import('@/app/auth/oauth/link/route')).POST
const exchange = await import('@/app/auth/exchange/route')
const { GET: comeBack, POST: spendCode } = exchange
const comeBackLinked = (await import('@/app/auth/linked/route')).GET
const { pageSupabase } = await import('@/lib/auth/page-caller')
const { sessionCaller } = await import('@/lib/auth/session')
const { getSignInMethods, unlinkIdentity } = await import('@/lib/features/account/identity-service')
const { requireRecentProof } = await import('@/lib/features/account/service')
const { requestPasswordReset, resetPassword } = await import('@/lib/features/account/password-service')
const { signOut } = await import('@/lib/features/account/sign-in-service')
const { localDefaults } = await import('@/lib/local-defaults')
const { pool } = await import('@/lib/db/pool')

afterAll(() => pool.end())
beforeEach(() => {
  // The limits of Auth count by address.
  visitorHeaders.set('x-forwarded-for', someAddress())
  jar.clear()
  jar.set('cookies', 'on')
})

const SITE = 'http://localhost:3000'
const PASSWORD = 'correct horse 9 battery'
const { admin } = createClient(url, localDefaults.SUPABASE_SECRET_KEY, {
  auth: { persistSession: false, autoRefreshToken: false },
}).auth

const newAddress = () => `${randomUUID()}@example.com`
const cookies = () => ({ cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') })
const placeOf = ({ status, headers }: Response): [number, string | null] => [status, headers.get('location')]

/** Drops the cookies that an answer has emptied, as a browser does. */
function prune() {
  for (const [name, value] of jar) if (value === '') jar.delete(name)
}

function press(
  handler: typeof begin,
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
) {
  const body = new URLSearchParams(fields)
  const init = { method: 'POST', body, headers: { origin: SITE, ...cookies(), ...headers } }
  return handler(new NextRequest(`${SITE}${path}`, init))
}

const pressProvider = (provider = 'google', next = '/workspaces') =>
  press(begin, '/auth/oauth', { provider, next })

/** The address of the provider, which the page of an answer loads. */
function onwardOf(answer: Response): string {
  expect(answer.status).toBe(200)
  return answer.headers.get('refresh')!.replace('0; url=', '')
}

async function arrive(address: URL) {
  const answer = await comeBack(new NextRequest(address, { headers: cookies() }))
  prune()
  return answer
}

/** Presses the button, is vouched for, and comes back. */
async function signInAs(person: Vouched, next?: string, provider?: string) {
  return arrive(await vouch(onwardOf(await pressProvider(provider, next)), person))
}

async function callerNow() {
  const caller = await sessionCaller(await pageSupabase(), randomUUID())
  if (!caller) throw new Error('Nobody is signed in.')
  return caller
}

/** A confirmed account with a password. */
async function createAccount() {
  const email = newAddress()
  const { data, error } = await admin.createUser({ email, password: PASSWORD, email_confirm: true })
  if (error) throw error
  return { email, userId: data.user.id }
}

async function signInByPassword(email: string, password = PASSWORD) {
  const { error } = await (await pageSupabase()).auth.signInWithPassword({ email, password })
  prune()
  return error?.code
}

async function userOf(email: string) {
  const { rows } = await owner.query(
    `select users.id, encrypted_password as password, display_name as name,
       array(select provider from auth.identities where user_id = users.id order by provider) as providers
     from auth.users join public.profiles using (id) where email = $1`,
    [email],
  )
  return rows[0]
}

const failedWith = (notice: string, next = '/workspaces') => [
  303,
  `/sign-in?${new URLSearchParams({ notice, next })}`,
]

describe('a sign-in by another service', () => {
  test('welcomes a new person by the name that the service tells', async () => {
    const email = newAddress()

    const answer = await signInAs({ email }, '/account')

    expect(placeOf(answer)).toEqual([303, '/welcome?next=%2Faccount'])
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    expect(await userOf(email)).toMatchObject({ name: 'Ada Lovelace', providers: ['google'] })
    const { userId, assurance } = await callerNow()
    expect(assurance).toMatchObject({ aal: 'aal1', amr: [{ method: 'oauth' }] })
    expect(await kindsOf(owner, userId)).toEqual(['account_created', 'signed_in'])
    expect(await noticesTo(owner, email)).toEqual([])
  })

  test('leads somebody whom we know to where they wanted to go', async () => {
    const { email, userId } = await createAccount()
    await signInAs({ email })
    await owner.query(`update auth.users set email_confirmed_at = now() - interval '1 day' where id = $1`, [
      userId,
    ])
    jar.clear()
    jar.set('cookies', 'on')

    expect(placeOf(await signInAs({ email }, '/account?tab=1'))).toEqual([303, '/account?tab=1'])
  })

  test.each(['//evil.example/x', 'https://evil.example', '/\\evil.example', '/auth/oauth'])(
    'never leads on to %s',
    async (next) => {
      const { email } = await createAccount()

      const [, location] = placeOf(await signInAs({ email }, next))

      expect(location).not.toContain('evil')
      expect(new URL(location!, SITE).searchParams.get('next') ?? location).toBe('/workspaces')
    },
  )

  test.each(['//evil.example/x', 'https://evil.example'])(
    'never leads on to %s that somebody adds to the return',
    async (next) => {
      const { email } = await createAccount()
      const back = await vouch(onwardOf(await pressProvider()), { email })
      back.searchParams.set('next', next)

      const [, location] = placeOf(await arrive(back))

      expect(location).not.toContain('evil')
    },
  )

  test('enters the account of the verified address, and tells its owner', async () => {
    const { email, userId } = await createAccount()

    await signInAs({ email })

    expect((await callerNow()).userId).toBe(userId)
    expect(await noticesTo(owner, email)).toContain('identity_added')
    expect(await kindsOf(owner, userId)).toEqual(expect.arrayContaining(['identity_added', 'signed_in']))
  })

  test('makes void what somebody set who had signed up with the address of another', async () => {
    const email = newAddress()
    const mallory = createClient(url, localDefaults.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY).auth
    await mallory.signUp({ email, password: PASSWORD, options: { data: { display_name: 'Mallory' } } })

    await signInAs({ email })

    expect(await userOf(email)).toMatchObject({ password: null, providers: ['google'] })
    expect((await userOf(email)).name).not.toBe('Mallory')
    jar.clear()
    expect(await signInByPassword(email)).toBe('invalid_credentials')
  })

  test('does not enter an account whose address the service has not verified', async () => {
    const { email, userId } = await createAccount()

    const answer = await signInAs({ email, verified: false })

    expect(placeOf(answer)[0]).toBe(303)
    expect(placeOf(answer)[1]).toMatch(/^\/sign-in\?notice=provider-(failed|unverified)&/)
    await expect(callerNow()).rejects.toThrow('Nobody is signed in.')
    expect(await userOf(email)).toMatchObject({ id: userId, providers: ['email'] })
    expect(placeOf(await signInAs({ email }))[1]).not.toContain('sign-in')
  })

  test('asks a new person to prove an address that the service has not verified', async () => {
    const answer = await signInAs({ email: newAddress(), verified: false })

    expect(placeOf(answer)).toEqual(failedWith('provider-unverified'))
  })

  test('comes back to the sign-in when somebody cancels, and keeps the way on', async () => {
    expect(placeOf(await signInAs(null, '/account'))).toEqual(failedWith('provider-cancelled', '/account'))
  })
})

describe('the return from a service', () => {
  test('is good once', async () => {
    const back = await vouch(onwardOf(await pressProvider()), { email: newAddress() })
    const kept = new Map(jar)
    await arrive(back)
    jar.clear()
    for (const [name, value] of kept) jar.set(name, value)

    expect(placeOf(await arrive(back))).toEqual(failedWith('provider-failed'))
  })

  test('is not spent by HEAD, by which some only look at a link', async () => {
    const email = newAddress()
    const back = await vouch(onwardOf(await pressProvider()), { email })
    const { HEAD } = autoImplementMethods(exchange)

    const request = new NextRequest(back, { method: 'HEAD', headers: cookies() })
    const looked = (await HEAD(request, { params: Promise.resolve({}) })) as Response
    await expect(callerNow()).rejects.toThrow('Nobody is signed in.')

    expect([looked.status, looked.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
    expect(placeOf(await arrive(back))).toEqual([303, '/welcome?next=%2Fworkspaces'])
  })

  test('is good in the browser alone that began the sign-in', async () => {
    const back = await vouch(onwardOf(await pressProvider()), { email: newAddress() })
    jar.clear()

    expect(placeOf(await arrive(back))).toEqual(failedWith('provider-failed'))
    expect([...jar.keys()].filter((name) => name.endsWith('auth-token'))).toEqual([])
  })

  test('is not good once the address that the service vouches for has changed', async () => {
    const { email, userId } = await createAccount()
    const back = await vouch(onwardOf(await pressProvider()), { email })
    await owner.query('update auth.users set email = $2 where id = $1', [userId, newAddress()])

    expect(placeOf(await arrive(back))).toEqual(failedWith('provider-failed'))
    await expect(callerNow()).rejects.toThrow('Nobody is signed in.')
  })

  test.each<[string, () => Promise<unknown>]>([
    [
      'the service is disconnected',
      async () => {
        const { identities } = await getSignInMethods(await callerNow())
        await unlinkIdentity(await pageSupabase(), await callerNow(), { identityId: identities[0]!.id })
      },
    ],
    ['everybody is signed out', async () => signOut(await pageSupabase(), 'global')],
  ])('is not good once %s', async (_, end) => {
    const { email } = await createAccount()
    const back = await vouch(onwardOf(await pressProvider()), { email })
    const thief = new Map(jar)
    jar.clear()
    await signInByPassword(email)

    await end()
    jar.clear()
    for (const [name, value] of thief) jar.set(name, value)

    expect(placeOf(await arrive(back))).toEqual(failedWith('provider-failed'))
    await expect(callerNow()).rejects.toThrow('Nobody is signed in.')
  })

  test('is not good with the other half of another sign-in', async () => {
    const back = await vouch(onwardOf(await pressProvider()), { email: newAddress() })
    await pressProvider()

    expect(placeOf(await arrive(back))).toEqual(failedWith('provider-failed'))
  })

  test.each([
    ['error=access_denied&error_description=Send+money', 'provider-cancelled'],
    ['error=server_error&error_code=unexpected_failure', 'provider-failed'],
    ['error=access_denied&error_code=signup_disabled', 'provider-closed'],
    ['error=access_denied&error_code=user_banned', 'provider-failed'],
    ['error_code=constructor', 'provider-failed'],
    ['error_code=__proto__', 'provider-failed'],
    ['', 'provider-failed'],
    ['code=', 'provider-failed'],
  ])('with %s says so in our own words', async (query, notice) => {
    const answer = await arrive(new URL(`${SITE}/auth/exchange?${query}`))

    expect(placeOf(answer)).toEqual(failedWith(notice))
  })

  test('still takes the code of a mailed link by the button of its page', async () => {
    const answer = await press(spendCode, '/auth/exchange', { code: 'unknown' })

    expect(placeOf(answer)).toEqual([303, '/auth/confirm'])
  })
})

describe('the button of a service', () => {
  test('leads on by a page, which no policy for forms concerns', async () => {
    const answer = await pressProvider('github')

    expect(onwardOf(answer)).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/auth\/v1\/authorize\?provider=github&/)
    expect(await answer.text()).toContain('<a href="http://127.0.0.1:')
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    expect([...jar.keys()].filter((name) => name.endsWith('auth-token-code-verifier'))).toHaveLength(1)
  })

  test.each(['gitlab', 'constructor', ''])('of %j, which is not offered, leads nowhere', async (provider) => {
    expect(placeOf(await pressProvider(provider))).toEqual([303, '/sign-in?notice=provider-failed'])
  })

  test('of another site is refused', async () => {
    const answer = await press(
      begin,
      '/auth/oauth',
      { provider: 'google' },
      { origin: 'https://evil.example' },
    )

    expect([answer.status, answer.headers.get('refresh')]).toEqual([403, null])
  })

  test('needs a browser that keeps cookies', async () => {
    jar.clear()

    expect(placeOf(await pressProvider())).toEqual([303, '/sign-in?notice=provider-cookies'])
  })
})

describe('a service on the account page', () => {
  const connect = (provider = 'github') => press(beginLink, '/auth/oauth/link', { provider })
  const finish = (address: URL) => comeBackLinked(new NextRequest(address, { headers: cookies() }))

  test('is connected after a recent proof, without another session, and disconnected again', async () => {
    const { email, userId } = await createAccount()
    await signInByPassword(email)

    const answer = await finish(await vouch(onwardOf(await connect()), { email }))
    const { identities } = await getSignInMethods(await callerNow())
    await unlinkIdentity(await pageSupabase(), await callerNow(), { identityId: identities[0]!.id })

    expect(placeOf(answer)).toEqual([303, '/account?notice=provider-linked'])
    expect(identities).toMatchObject([{ provider: 'github', email, removable: true }])
    expect((await userOf(email)).providers).toEqual(['email'])
    expect(await noticesTo(owner, email)).toEqual(['identity_added', 'identity_removed'])
    const { rows } = await owner.query('select from auth.sessions where user_id = $1', [userId])
    expect(rows).toHaveLength(1)
  })

  test('is not connected by a session that has proved nothing for a while', async () => {
    const { email, userId } = await createAccount()
    await signInByPassword(email)
    await owner.query(
      `update auth.mfa_amr_claims set updated_at = now() - interval '1 hour'
       where session_id in (select id from auth.sessions where user_id = $1)`,
      [userId],
    )
    await (await pageSupabase()).auth.refreshSession()

    expect(placeOf(await connect())).toEqual([303, '/confirm-identity?next=%2Faccount'])
  })

  test('is connected by nobody who is not signed in', async () => {
    expect(placeOf(await connect())).toEqual([303, '/sign-in?next=%2Faccount'])
  })

  test('of somebody else stays theirs', async () => {
    const taken = newAddress()
    await signInAs({ email: taken }, '/workspaces', 'github')
    const theirs = (await callerNow()).userId
    jar.clear()
    const { email } = await createAccount()
    await signInByPassword(email)

    const answer = await finish(await vouch(onwardOf(await connect()), { email: taken }))

    expect(placeOf(answer)).toEqual([303, '/account?notice=provider-taken'])
    expect((await userOf(email)).providers).toEqual(['email'])
    expect(await userOf(taken)).toMatchObject({ id: theirs, providers: ['github'] })
  })

  test.each([
    ['another address', { email: newAddress() }],
    ['an address that it has not verified', { verified: false }],
  ])('with %s is not connected, at whatever door', async (_, told) => {
    const { email } = await createAccount()
    await signInByPassword(email)
    const { auth } = await pageSupabase()
    const { data } = await auth.linkIdentity({
      provider: 'github',
      options: { redirectTo: `${SITE}/auth/linked`, skipBrowserRedirect: true },
    })

    const answer = await finish(await vouch(data.url!, { email, ...told }))

    expect(placeOf(answer)).toEqual([303, '/account?notice=provider-failed'])
    expect((await userOf(email)).providers).toEqual(['email'])
    expect(await noticesTo(owner, email)).toEqual([])
  })

  test('that is the only way in stays', async () => {
    const email = newAddress()
    await signInAs({ email })
    const { identities } = await getSignInMethods(await callerNow())

    const removed = unlinkIdentity(await pageSupabase(), await callerNow(), {
      identityId: identities[0]!.id,
    })

    expect(identities).toMatchObject([{ provider: 'google', removable: false }])
    await expect(removed).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('an account that a service has made', () => {
  test('has no password, and its sign-in is a recent proof', async () => {
    await signInAs({ email: newAddress() })
    const caller = await callerNow()

    expect((await getSignInMethods(caller)).hasPassword).toBe(false)
    await expect(requireRecentProof(caller)).resolves.toBeUndefined()
  })

  test('chooses a password by a mailed link alone, and then signs in by it', async () => {
    const email = newAddress()
    await signInAs({ email })
    const supabase = await pageSupabase()
    await expect(
      resetPassword(supabase, await callerNow(), { password: 'chosen by its owner' }),
    ).rejects.toMatchObject({ code: 'forbidden' })

    await requestPasswordReset(supabase, { email }, { next: '', locale: 'en' })
    const { rows } = await owner.query('select recovery_token as token from auth.users where email = $1', [
      email,
    ])
    await (await pageSupabase()).auth.verifyOtp({ token_hash: rows[0].token, type: 'recovery' })
    await resetPassword(await pageSupabase(), await callerNow(), { password: 'chosen by its owner' })

    expect((await getSignInMethods(await callerNow())).hasPassword).toBe(true)
    jar.clear()
    expect(await signInByPassword(email, 'chosen by its owner')).toBeUndefined()
  })
})
