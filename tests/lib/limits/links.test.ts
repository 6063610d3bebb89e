import { createClient } from '@supabase/supabase-js'
import { NextRequest } from 'next/server'
import { prerender } from 'react-dom/static'
import { beforeEach, expect, test, vi } from 'vitest'
import { localDefaults } from '@/lib/local-defaults'
import { endWindow, leave, usedOf } from '../../support/limits'
import { owner } from '../../support/owner'
import { createUser } from '../../support/people'
import { startServices } from '../../support/services'

const visit = vi.hoisted(() => ({ jar: new Map<string, string>(), headers: new Headers() }))
vi.mock('next/headers', () => ({
  headers: async () => visit.headers,
  cookies: async () => ({
    get: () => undefined,
    getAll: () => [...visit.jar].map(([name, value]) => ({ name, value })),
    set: (name: string, value: string) => visit.jar.set(name, value),
  }),
}))
vi.mock('next/server', async (original) => ({
  ...(await original<typeof import('next/server')>()),
  connection: async () => {},
}))

process.env.TRUSTED_PROXY_HOPS = '1'

const { url } = await startServices()
const { admin } = createClient(url, localDefaults.SUPABASE_SECRET_KEY, {
  auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
}).auth

const { pool } = await import('@/lib/db/pool')
const { deviceIn } = await import('@/lib/auth/device-cookie')
const { quotas } = await import('@/lib/limits/quotas')
const exchange = await import('@/app/auth/exchange/route')
const verify = await import('@/app/auth/verify/route')
const { default: ConfirmPage } = await import('@/app/(site)/auth/confirm/page')
const { default: CallbackPage } = await import('@/app/(site)/auth/callback/page')

const quota = quotas.byAddress.link
const tooOften = [303, '/sign-in?notice=link-too-often']
const invalid = [303, '/auth/confirm']
const in10Minutes = () => vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 600_000)

const routes = { '/auth/verify': verify, '/auth/exchange': exchange }
const paths = Object.keys(routes) as (keyof typeof routes)[]

beforeEach(() => {
  visit.jar.clear()
  visit.headers = new Headers()
})

/** The button of a page is pressed. */
async function press(
  path: keyof typeof routes,
  form: Record<string, string>,
  address: string,
  origin: string | null = 'http://localhost:3000',
  headers: Record<string, string> = {},
) {
  visit.jar.clear()
  const request = new NextRequest(`http://localhost:3000${path}`, {
    method: 'POST',
    headers: { 'x-forwarded-for': address, cookie: 'cookies=on', ...(origin && { origin }), ...headers },
    body: new URLSearchParams(form),
  })
  const answer = await routes[path].POST(request)
  return [answer.status, answer.headers.get('location')]
}

/** The page for somebody who opens a link from an address. */
async function open(
  form: Record<string, string>,
  address: string,
  page: (props: {
    searchParams: Promise<Record<string, string>>
    params: Promise<object>
  }) => Promise<React.ReactNode> = ConfirmPage,
) {
  visit.headers = new Headers({ 'x-forwarded-for': address })
  const shown = await page({ searchParams: Promise.resolve(form), params: Promise.resolve({}) })
  const { prelude } = await prerender(shown)
  return new Response(prelude).text()
}

/** The token of the link in a mail to somebody. */
async function mailed(type: 'magiclink' | 'recovery' = 'magiclink') {
  const { email } = await createUser()
  await owner.query('update auth.users set email_confirmed_at = now() where email = $1', [email])
  const { data, error } = await admin.generateLink({ type, email: email })
  if (error) throw error
  const form = {
    token_hash: data.properties.hashed_token,
    type: type === 'magiclink' ? 'email' : type,
  }
  return { email: email, form }
}

const guess = { token_hash: 'a-guess', type: 'email', code: 'a-guess' }

test.each(paths)('%s tries no more links once the allowance of an address is used up', async (path) => {
  const address = `203.0.113.${paths.indexOf(path) + 1}`
  await leave(1, quota, address)

  const outcomes = [await press(path, guess, address), await press(path, guess, address)]

  expect(outcomes).toEqual([invalid, tooOften])
  expect(await press(path, guess, '203.0.113.99')).toEqual(invalid)
})

test('a link that was refused is unused: once the window has ended it signs in', async () => {
  const [{ form }, address] = [await mailed(), '203.0.113.11']
  await leave(0, quota, address)

  const refused = await press('/auth/verify', form, address)
  const cookies = visit.jar.size
  await endWindow(quota, address)
  in10Minutes()
  const accepted = await press('/auth/verify', form, address)

  expect([refused, cookies]).toEqual([tooOften, 0])
  expect(accepted).toEqual([303, '/workspaces'])
  expect(visit.jar.size).toBeGreaterThan(0)
})

test('a link that is opened, however often, is unused and counts as no attempt to sign in', async () => {
  const [{ email, form }, address] = [await mailed(), '203.0.113.21']

  const pages = [await open(form, address), await open(form, address), await open(form, address)]

  for (const page of pages) expect(page).toContain(`This link signs you in as ${email}.`)
  expect(visit.jar.size).toBe(0)
  expect(await usedOf(quota, address)).toBe(0)
  expect(await press('/auth/verify', form, address)).toEqual([303, '/workspaces'])
})

test('a link that was used, or never mailed, says so when it is opened, and what to do', async () => {
  const [{ form }, address] = [await mailed(), '203.0.113.22']
  await press('/auth/verify', form, address)

  for (const dead of [form, guess, { type: 'email' }, { ...form, type: 'sms' }, {}]) {
    const page = await open(dead as Record<string, string>, address)
    expect(page).toContain('This link no longer works')
    expect(page).toContain('href="/forgot-password"')
    expect(page).not.toContain('<button')
  }
})

test('whom links sign in is told to nobody who opens too many, known by their address or not', async () => {
  const { email, form } = await mailed()

  for (const [address, subject] of [
    ['203.0.113.31', '203.0.113.31'],
    ['', 'somewhere'],
  ] as const) {
    await leave(1, quotas.lookUp, subject)
    const pages = [await open(guess, address), await open(guess, address), await open(form, address)]

    expect(pages[0]).toContain('This link no longer works')
    for (const page of pages.slice(1)) {
      expect(page).toContain('We cannot check right now which account this link belongs to.')
      expect(page).not.toContain(email)
    }
  }
  // A person who may no longer guess may still sign in.
  expect(await press('/auth/verify', form, '203.0.113.31')).toEqual([303, '/workspaces'])
})

test('while the database is away the page says that it cannot tell, and its button works later', async () => {
  const { form } = await mailed()
  const away = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
  const connect = vi.spyOn(pool, 'connect').mockImplementation(() => Promise.reject(away))

  const page = await open(form, '203.0.113.32')
  connect.mockRestore()

  expect(page).toContain('We cannot check right now which account this link belongs to.')
  expect(page).toContain('action="/auth/verify"')
  expect(await press('/auth/verify', form, '203.0.113.32')).toEqual([303, '/workspaces'])
})

test.each(paths)('%s is for our own pages alone', async (path) => {
  const { form } = await mailed()
  const address = `203.0.113.${paths.indexOf(path) + 41}`
  const send = (origin: string | null, headers = {}) =>
    press(path, { ...form, code: 'a-code' }, address, origin, headers)

  for (const foreign of ['https://evil.example', 'http://localhost:3001', null]) {
    expect(await send(foreign)).toEqual([403, null])
  }
  expect(await send('null')).toEqual([403, null])
  expect(await usedOf(quota, address)).toBe(0)
  const own = await send('http://localhost:3000')
  expect(own).toEqual(path === '/auth/verify' ? [303, '/workspaces'] : invalid)
})

test.each([
  ['/w/1?tab=2', '/w/1?tab=2'],
  ['//evil.example', '/workspaces'],
  ['https://evil.example/x', '/workspaces'],
  ['', '/workspaces'],
])('after the press %j leads to %s', async (next, expected) => {
  const { form } = await mailed()

  expect(await press('/auth/verify', { ...form, next }, '203.0.113.51')).toEqual([303, expected])
})

test('a recovery leads to the choice of a new password, wherever it was on its way to', async () => {
  const { email, form } = await mailed('recovery')

  expect(await open(form, '203.0.113.52')).toContain(
    `This link signs you in as ${email} so that you can choose a new password.`,
  )
  expect(await press('/auth/verify', { ...form, next: '/account' }, '203.0.113.52')).toEqual([
    303,
    '/reset-password',
  ])
})

test('what is no link at all is led away without a count', async () => {
  const outcomes = [
    await press('/auth/verify', { type: 'email' }, '203.0.113.61'),
    await press('/auth/exchange', {}, '203.0.113.61'),
  ]

  expect(outcomes).toEqual([invalid, invalid])
  expect(await usedOf(quota, '203.0.113.61')).toBe(0)
})

test('guesses at passwords from an address leave its links alone', async () => {
  const [{ form }, address] = [await mailed(), '203.0.113.63']
  await leave(0, quotas.byAddress['sign-in'], address)

  expect(await press('/auth/verify', form, address)).toEqual([303, '/workspaces'])
})

test('a link that has signed in makes the browser a known one of that account', async () => {
  const { email, form } = await mailed()

  await press('/auth/verify', form, '203.0.113.64')

  expect(deviceIn(visit.jar.get('device'), email)).toMatch(/^[\w-]{22}$/)
  expect(deviceIn(visit.jar.get('device'), 'other@example.com')).toBeUndefined()
})

test('a browser that sends no cookie keeps its link, and is told so', async () => {
  const { form } = await mailed()

  const refused = await press('/auth/verify', form, '203.0.113.65', 'http://localhost:3000', { cookie: '' })

  expect(refused).toEqual([303, '/sign-in?notice=cookies-off'])
  expect(await press('/auth/verify', form, '203.0.113.65')).toEqual([303, '/workspaces'])
})

test('a code is spent by the press alone, and its page says that it cannot know whose it is', async () => {
  const page = await open({ code: 'a-code', next: '/account' }, '203.0.113.62', CallbackPage)
  const without = await open(
    { error: 'access_denied', error_code: 'otp_expired' },
    '203.0.113.62',
    CallbackPage,
  )

  expect(page).toContain('You followed a link in an email or came from another service.')
  expect(page).toContain('action="/auth/exchange"')
  expect(page).toContain('value="/account"')
  expect(without).toContain('This link no longer works')
})

test('while nothing can be counted together a link still signs in, and a process counts alone', async () => {
  const [{ form }, address] = [await mailed(), '203.0.113.71']
  await owner.query('alter table private.rate_limits rename to rate_limits_away')
  try {
    const accepted = await press('/auth/verify', form, address)
    for (let n = 1; n < quota.limit; n += 1) await press('/auth/verify', guess, address)

    expect(accepted).toEqual([303, '/workspaces'])
    expect(await press('/auth/verify', guess, address)).toEqual(tooOften)
  } finally {
    await owner.query('alter table private.rate_limits_away rename to rate_limits')
  }
})
