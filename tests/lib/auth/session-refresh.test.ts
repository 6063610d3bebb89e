import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { NextRequest } from 'next/server'
import { proxy } from '@/proxy'
import { refreshSession as refreshFor } from '@/lib/auth/session-refresh'

// The auth client prints every refusal by itself.
beforeEach(() => {
  vi.spyOn(console, 'warn').mockReturnValue()
  vi.spyOn(console, 'error').mockReturnValue()
})
afterEach(() => {
  vi.mocked(console.error).mockClear()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test.each([
  ['a visitor', []],
  ['someone whose session is fresh', [sessionCookie({ expiresInSeconds: 3600 })]],
])('%s costs no request and changes nothing', async (_, cookies) => {
  const auth = standInAuth(() => renewed())

  const change = await refreshSession(cookies)

  expect(change).toEqual({ cookies: [], headers: {} })
  expect(auth).not.toHaveBeenCalled()
})

test('an expired session is renewed, and the answer may be kept by no cache', async () => {
  standInAuth(() => renewed())

  const { cookies, headers } = await refreshSession([sessionCookie({ expiresInSeconds: -10 })])

  expect(cookies.map(({ name }) => name)).toEqual([cookieName])
  expect(cookies[0]?.options).toMatchObject({ httpOnly: true, sameSite: 'lax', path: '/' })
  expect(JSON.parse(decoded(cookies[0]!.value))).toMatchObject({ refresh_token: 'the-next-one' })
  expect(headers['Cache-Control']).toContain('no-store')
})

test('parallel requests with one expired session sign nobody out', async () => {
  const answers = [renewed(), refused('refresh_token_already_used')]
  standInAuth(() => answers.shift()!)
  const cookie = sessionCookie({ expiresInSeconds: -10 })

  const changes = await Promise.all([refreshSession([cookie]), refreshSession([cookie])])

  expect(changes.flatMap(({ cookies }) => cookies).map(({ value }) => value)).toEqual([
    expect.stringMatching(/.+/),
  ])
})

test.each([
  'refresh_token_not_found',
  'session_not_found',
  'session_expired',
  'user_not_found',
  'user_banned',
  'validation_failed',
])('a session that ended elsewhere (%s) is forgotten', async (code) => {
  standInAuth(() => refused(code))

  const { cookies } = await refreshSession([sessionCookie({ expiresInSeconds: -10 })])

  expect(cookies).toEqual([expect.objectContaining({ name: cookieName, value: '' })])
})

test('a session that ended elsewhere is forgotten by an answer of the older form, too', async () => {
  standInAuth(() => Response.json({ code: 400, error_code: 'session_expired', msg: '' }, { status: 400 }))

  const { cookies } = await refreshSession([sessionCookie({ expiresInSeconds: -10 })])

  expect(cookies).toEqual([expect.objectContaining({ name: cookieName, value: '' })])
})

test('a cookie that holds no session is removed without a question', async () => {
  const auth = standInAuth(() => renewed())

  const { cookies } = await refreshSession([{ name: cookieName, value: 'base64-e30' }])

  expect(cookies).toContainEqual(expect.objectContaining({ name: cookieName, value: '' }))
  expect(auth).not.toHaveBeenCalled()
})

const page = (status: number) => new Response('<html>Attention required</html>', { status })

test.each<[string, () => Response]>([
  ['too many requests from one address', () => refused('over_request_rate_limit', 429)],
  ['too many requests, without a code', () => Response.json({ message: 'slow down' }, { status: 429 })],
  ['too many requests, said by a gateway', () => page(429)],
  ['too many requests, under the code of a session that is over', () => refused('session_expired', 429)],
  ['a firewall that refuses', () => page(403)],
  [
    'a gateway that does not know our key',
    () => Response.json({ message: 'Invalid API key' }, { status: 401 }),
  ],
  ['a path that a gateway does not know', () => page(404)],
  ['a key that is not believed', () => refused('bad_jwt', 403)],
  ['a code that nobody has heard of', () => refused('something_new')],
  ['a request that took too long', () => refused('request_timeout', 408)],
  ['an unusual failure of the server', () => page(507)],
  ['a page in the place of a session', () => page(200)],
  ['an answer without a session', () => Response.json({})],
  ['an answer of nothing', () => Response.json(null)],
  ['an answer of a list', () => Response.json([sessionOf('the-next-one')])],
  ['a session that cannot be renewed', () => Response.json(without('refresh_token'))],
  ['a session that ends at no time', () => Response.json(without('expires_in'))],
  ['a session without its token', () => Response.json(without('access_token'))],
])('%s ends no session', async (_, answer) => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  standInAuth(answer)

  const change = refreshSession([sessionCookie({ expiresInSeconds: -10 }), ...chunks, verifier])
  await vi.advanceTimersByTimeAsync(60_000)

  expect(await change).toEqual(askAgain)
})

test('an auth server that does not answer holds a page up for three seconds at most, and ends no session', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  standInAuth(() => new Promise(() => {}))

  const change = refreshSession([sessionCookie({ expiresInSeconds: -10 })])
  await vi.advanceTimersByTimeAsync(3_000)

  expect(await change).toEqual(askAgain)
})

test('an auth server that is down ends no session', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  standInAuth(() => Promise.reject(new TypeError('fetch failed')))

  const change = refreshSession([sessionCookie({ expiresInSeconds: -10 })])
  await vi.advanceTimersByTimeAsync(60_000)

  expect(await change).toEqual(askAgain)
})

/** No cookie changes, and the page says when to come again. */
const askAgain = { cookies: [], headers: { 'Retry-After': '2' } }

test('a page of somebody who cannot be checked says when to come again, and changes no cookie', async () => {
  standInAuth(() => refused('over_request_rate_limit', 429))
  const { name, value } = sessionCookie({ expiresInSeconds: -10 })
  const headers = { cookie: `${name}=${value}` }

  const answer = await proxy(new NextRequest('http://localhost:3000/workspaces', { headers }))

  expect(answer.headers.get('retry-after')).toBe('2')
  expect(answer.headers.getSetCookie()).toEqual([])
})

const cookieName = 'sb-127-auth-token'
const verifier = { name: `${cookieName}-code-verifier`, value: 'base64-InZlcmlmaWVyIg' }
/** Cookies that an earlier, longer session has left. */
const chunks = [{ name: `${cookieName}.0`, value: 'left' }]

const refreshSession = (cookies: { name: string; value: string }[]) => refreshFor(cookies, new Headers())

function standInAuth(answer: () => Response | Promise<Response>) {
  const auth = vi.fn<typeof fetch>(async () => answer())
  vi.stubGlobal('fetch', auth)
  return auth
}

function sessionCookie({ expiresInSeconds }: { expiresInSeconds: number }) {
  const session = {
    ...sessionOf('the-first-one'),
    expires_at: Math.round(Date.now() / 1000) + expiresInSeconds,
  }
  return {
    name: 'sb-127-auth-token',
    value: `base64-${Buffer.from(JSON.stringify(session)).toString('base64url')}`,
  }
}

function renewed() {
  return Response.json(sessionOf('the-next-one'))
}

function sessionOf(refreshToken: string) {
  const user = { id: '3c7bd7c8-9a71-4d7f-8e0e-2d9ad2b02d52', aud: 'authenticated', email: 'ada@example.com' }
  return { access_token: 'a.b.c', refresh_token: refreshToken, token_type: 'bearer', expires_in: 3600, user }
}

function without(field: string) {
  return { ...sessionOf('the-next-one'), [field]: undefined }
}

function refused(code: string, status = 400) {
  return Response.json(
    { code, error_code: code, msg: 'refused' },
    { status, headers: { 'x-supabase-api-version': '2024-01-01' } },
  )
}

function decoded(value: string) {
  return Buffer.from(value.replace('base64-', ''), 'base64url').toString()
}
