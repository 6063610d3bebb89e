import { createClient } from '@supabase/supabase-js'
import { NextRequest } from 'next/server'
import { expect, test, vi } from 'vitest'
import { localDefaults } from '@/lib/local-defaults'
import { endWindow, leave, usedOf } from '../../support/limits'
import { owner } from '../../support/owner'
import { createUser } from '../../support/people'
import { startStorage } from '../../support/storage'

const jar = vi.hoisted(() => new Map<string, string>())
const asked = vi.hoisted(() => ({ headers: new Headers() }))
vi.mock('next/headers', () => ({
  headers: async () => asked.headers,
  cookies: async () => ({
    getAll: () => [...jar].map(([name, value]) => ({ name, value })),
    set: (name: string, value: string) => jar.set(name, value),
  }),
}))
vi.mock('next/server', async (original) => ({
  ...(await original<typeof import('next/server')>()),
  connection: async () => {},
}))

process.env.TRUSTED_PROXY_HOPS = '1'

const { url } = await startStorage()
const { admin } = createClient(url, localDefaults.SUPABASE_SECRET_KEY, {
  auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
}).auth

const { quotas } = await import('@/lib/limits/quotas')
const callback = await import('@/app/auth/callback/route')
const confirm = await import('@/app/auth/confirm/route')
const invited = await import('@/app/(site)/invitations/[token]/auth/confirm/route')

const quota = quotas.byAddress['sign-in']
const tooOften = [303, '/sign-in?notice=link-too-often']
const invalid = [303, '/sign-in?notice=link-invalid']
const probed = [204, null]

const routes = {
  '/auth/confirm': confirm,
  '/auth/callback': callback,
  '/invitations/[token]/auth/confirm': {
    GET: (request: NextRequest) =>
      invited.GET(request, { params: Promise.resolve({ token: 'an-invitation' }) }),
    HEAD: invited.HEAD,
  },
}
const paths = Object.keys(routes) as (keyof typeof routes)[]

async function open(
  path: keyof typeof routes,
  query: string,
  address: string,
  method: 'GET' | 'HEAD' = 'GET',
) {
  jar.clear()
  const request = new NextRequest(`http://localhost:3000${path}?${query}`, {
    method,
    headers: { 'x-forwarded-for': address },
  })
  asked.headers = request.headers
  const { status, headers } = await (method === 'GET' ? routes[path].GET(request) : routes[path].HEAD())
  return [status, headers.get('location')]
}

/** What the link in a mail to somebody carries. */
async function mailed() {
  const { email } = await createUser()
  await owner.query('update auth.users set email_confirmed_at = now() where email = $1', [email])
  const { data, error } = await admin.generateLink({ type: 'magiclink', email: email! })
  if (error) throw error
  return `token_hash=${data.properties.hashed_token}&type=email`
}

const guess = 'token_hash=a-guess&type=email&code=a-guess'

test.each(paths)('%s tries no more links once the allowance of an address is used up', async (path) => {
  const address = `203.0.113.${paths.indexOf(path) + 1}`
  await leave(1, quota, address)

  const outcomes = [await open(path, guess, address), await open(path, guess, address)]

  expect(outcomes).toEqual([invalid, tooOften])
  expect(await open(path, guess, '203.0.113.99')).toEqual(invalid)
})

test('a link that was refused is unused: once the window has ended it signs in', async () => {
  const [link, address] = [await mailed(), '203.0.113.11']
  await leave(0, quota, address)

  const refused = await open('/auth/confirm', link, address)
  const cookies = jar.size
  await endWindow(quota, address)
  vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 600_000)
  const accepted = await open('/auth/confirm', link, address)

  expect([refused, cookies]).toEqual([tooOften, 0])
  expect(accepted).toEqual([303, '/workspaces'])
  expect(jar.size).toBeGreaterThan(0)
})

test.each(paths)('probes of %s neither use a link up nor count', async (path) => {
  const [link, address] = [await mailed(), `203.0.113.${paths.indexOf(path) + 21}`]
  await leave(1, quota, address)

  const probes = [await open(path, link, address, 'HEAD'), await open(path, link, address, 'HEAD')]

  expect(probes).toEqual([probed, probed])
  expect(await usedOf(quota, address)).toBe(quota.limit - 1)
  expect(await open('/auth/confirm', link, address)).toEqual([303, '/workspaces'])
})

test('what is no link at all is led away without a count', async () => {
  const outcomes = [
    await open('/auth/confirm', 'type=email', '203.0.113.31'),
    await open('/auth/callback', '', '203.0.113.31'),
  ]

  expect(outcomes).toEqual([invalid, invalid])
  expect(await usedOf(quota, '203.0.113.31')).toBe(0)
})

test('while nothing can be counted together a link still signs in, and a process counts alone', async () => {
  const [link, address] = [await mailed(), '203.0.113.41']
  await owner.query('alter table private.rate_limits rename to rate_limits_away')
  try {
    const accepted = await open('/auth/confirm', link, address)
    for (let n = 1; n < quota.limit; n += 1) await open('/auth/confirm', guess, address)

    expect(accepted).toEqual([303, '/workspaces'])
    expect(await open('/auth/confirm', guess, address)).toEqual(tooOften)
  } finally {
    await owner.query('alter table private.rate_limits_away rename to rate_limits')
  }
})
