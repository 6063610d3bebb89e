import { afterEach, expect, test, vi } from 'vitest'

process.env.TRUSTED_PROXY_HOPS = '1'

const { askAuth, supabaseFor } = await import('@/lib/auth/supabase')
const { env } = await import('@/lib/env')

const base = env.NEXT_PUBLIC_SUPABASE_URL
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0'

afterEach(() => {
  vi.unstubAllGlobals()
})

test('what the server asks of Auth carries the secret key and the visitor’s own address', async () => {
  const sent = await signInFrom({
    'x-forwarded-for': '198.51.100.1, 203.0.113.7',
    'sb-forwarded-for': '192.0.2.1',
  })

  expect(sent.get('apikey')).toBe(env.SUPABASE_SECRET_KEY)
  expect(sent.get('sb-forwarded-for')).toBe('203.0.113.7')
})

test.each([
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2:3:4:5:6'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['203.0.113.7:4711', '203.0.113.7'],
])('the address %s is handed on as %s, which Auth can read', async (forwarded, expected) => {
  expect((await signInFrom({ 'x-forwarded-for': forwarded })).get('sb-forwarded-for')).toBe(expected)
})

test.each(['', 'unknown', '203.0.113', "'; drop table"])(
  'no address is handed on for %j',
  async (forwarded) => {
    expect((await signInFrom({ 'x-forwarded-for': forwarded })).has('sb-forwarded-for')).toBe(false)
  },
)

test.each([
  [firefox, 'Plinth (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0'],
  ['Mozilla/5.0(iPhone) Safari/604.1', 'Plinth (iPhone) Safari/604.1'],
  ['  mozilla / 5 . 0 Safari/604.1', 'Plinth Safari/604.1'],
  ['Reader/2 (Mozilla/5.0 compatible) Mozilla/5.0', 'Plinth Reader/2 (compatible)'],
  ['MozillaMozilla/5.0 Safari/604.1', 'Plinth Safari/604.1'],
  ['MoMozillazilla/5.0', 'Plinth Mo zilla/5.0'],
  ['Mozilla', 'Plinth'],
  ['XMozilla/5.0', 'Plinth X'],
  ['curl/8.14.1', 'Plinth curl/8.14.1'],
  [undefined, 'Plinth'],
])(
  'the program %j is named so that the secret key is not refused as a browser’s',
  async (agent, expected) => {
    const sent = await signInFrom(agent ? { 'user-agent': agent } : {})

    expect(sent.get('user-agent')).toBe(expected)
    expect(sent.get('user-agent')).not.toMatch(/mozilla/i)
  },
)

test('what has the secret key gives Auth alone, and no administration', () => {
  const supabase = supabaseFor({ getAll: () => [] }, new Headers())

  expect(Object.keys(supabase).toSorted()).toEqual(['aside', 'auth', 'renewal', 'visitor'])
  expect(supabase).not.toHaveProperty('from')
  expect(supabase).not.toHaveProperty('storage')
})

test.each([
  '/rest/v1/profiles',
  '/storage/v1/bucket',
  '/auth/v1',
  '/auth/v10/token',
  '/auth/v1/../../rest/v1/profiles',
  '/auth/v1/%2e%2e/%2e%2e/rest/v1/profiles',
  '/auth/v1/admin/users',
  '/auth/v1//admin/users',
  '/auth/v1/./admin/users',
  '/auth/v1/%61dmin/users',
  '/auth/v1/user%2f..%2fadmin',
  '/auth/v1/invite',
])('the secret key never goes to %s', async (path) => {
  const fetched = standIn()

  await expect(askAuth(new URL(path, base))).rejects.toThrow('The secret key may not go to')
  expect(fetched).not.toHaveBeenCalled()
})

test.each(['https://evil.example/auth/v1/token', 'http://127.0.0.1:1/auth/v1/token'])(
  'the secret key never goes to %s',
  async (url) => {
    await expect(askAuth(new URL(url))).rejects.toThrow('The secret key may not go to')
  },
)

test('an administrator’s call through the visitor’s client is refused before it is sent', async () => {
  const fetched = standIn()
  const { auth } = supabaseFor({ getAll: () => [] }, new Headers())

  const { error } = await (auth as unknown as FullAuth).admin.listUsers()

  expect(error?.message).toContain('The secret key may not go to')
  expect(fetched).not.toHaveBeenCalled()
})

test('the secret key follows no redirect', async () => {
  const fetched = standIn()

  await askAuth(new URL('/auth/v1/user', base))

  expect(fetched.mock.calls[0]![1]).toMatchObject({ redirect: 'error' })
})

test('the auth client gives no Request, whose method and body would be lost', async () => {
  const fetched = standIn()
  const { auth } = supabaseFor({ getAll: () => [] }, new Headers())
  const { fetch: ask } = auth as unknown as { fetch: typeof fetch }

  await expect(ask(new Request(`${base}/auth/v1/user`, { method: 'PUT', body: '{}' }))).rejects.toThrow(
    'asked by an address',
  )
  expect(fetched).not.toHaveBeenCalled()
})

type FullAuth = { admin: { listUsers: () => Promise<{ error: { message: string } | null }> } }

function standIn() {
  const fetched = vi.fn<typeof fetch>(async () => Response.json({}))
  vi.stubGlobal('fetch', fetched)
  return fetched
}

async function signInFrom(headers: Record<string, string>) {
  const fetched = standIn()
  const { auth } = supabaseFor({ getAll: () => [] }, new Headers(headers))
  await auth.signInWithPassword({ email: 'ada@example.com', password: 'a password' })
  return new Headers(fetched.mock.calls[0]![1]?.headers)
}
