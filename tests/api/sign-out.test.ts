import { randomUUID } from 'node:crypto'
import { createClient } from '@supabase/supabase-js'
import { expect, inject, test, vi } from 'vitest'
import { jar, page, refused } from '../support/page-request'

const signOut = await import('@/app/auth/sign-out/route')
const verify = await import('@/app/auth/verify/route')

const { pageSupabase } = await import('@/lib/auth/page-caller')
const { localDefaults } = await import('@/lib/local-defaults')

const site = 'http://localhost:3000'
const project = new URL(process.env.NEXT_PUBLIC_SUPABASE_URL!).hostname.split('.')[0]
const cookie = `sb-${project}-auth-token`

const scopes = ['local', 'global']

const notEnded: [string, () => Response][] = [
  ['a key that a gateway refuses', () => Response.json({ message: 'Invalid API key' }, { status: 401 })],
  ['a second factor that is missing', () => refused(401, 'insufficient_aal')],
  ['no authorization', () => refused(401, 'no_authorization')],
  ['a sign-in that is too old', () => refused(401, 'reauthentication_needed')],
  ['a token that is not believed', () => refused(403, 'bad_jwt')],
  ['a path that a gateway does not know', () => Response.json({ message: 'no Route' }, { status: 404 })],
  ['a page that says 200', () => page(200)],
  ['a firewall', () => page(403)],
  ['too many requests', () => refused(429, 'over_request_rate_limit')],
  ['too many requests, under the code of a session that is gone', () => refused(429, 'session_not_found')],
  ['a gateway without a server', () => page(502)],
  ['a code that nobody has heard of', () => refused(400, 'something_new')],
]

for (const scope of scopes) {
  test.each(notEnded)(
    `sign-out (${scope}): %s is 503 with Retry-After, and keeps the session`,
    async (_, no) => {
      const session = signIn({ expiresInSeconds: 600 })
      standInAuth({ '/logout': no })

      const { status, headers } = await post(signOut, formOf({ scope }))

      expect(status).toBe(503)
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
      expect([...jar]).toEqual([[cookie, session]])
    },
  )

  test.each<[string, () => Response]>([
    ['an empty answer', () => new Response(null, { status: 204 })],
    ['a session that is gone', () => refused(403, 'session_not_found')],
    ['a session that has expired', () => refused(403, 'session_expired')],
    ['a user that is gone', () => refused(403, 'user_not_found')],
  ])(`sign-out (${scope}): %s is done, and removes the cookie`, async (_, yes) => {
    signIn({ expiresInSeconds: 600 })
    standInAuth({ '/logout': yes })

    const { status } = await post(signOut, formOf({ scope }))

    expect([status, jar.get(cookie)]).toEqual([303, ''])
  })

  test.each<[string, () => Response]>([
    ['no session', () => Response.json({})],
    ['null', () => Response.json(null)],
    ['half a session', () => Response.json({ access_token: 'a.b.c' })],
    ['too many requests under the code of a session that is gone', () => refused(429, 'session_not_found')],
    ['that another tab was first', () => refused(400, 'refresh_token_already_used')],
  ])(
    `sign-out (${scope}) of a session whose renewal answers %s says not that it is done`,
    async (_, answer) => {
      const session = signIn({ expiresInSeconds: -10 })
      standInAuth({ '/token': answer, '/logout': () => new Response(null, { status: 204 }) })

      const { status, headers } = await post(signOut, formOf({ scope }))

      expect([status, headers.get('retry-after')]).toEqual([503, '2'])
      expect([...jar]).toEqual([[cookie, session]])
    },
  )
}

test.each(scopes)('a session of the local stack ends (%s), and its cookie goes', async (scope) => {
  jar.clear()
  const email = `${randomUUID()}@example.com`
  const { auth } = createClient(inject('cluster').apiUrl, localDefaults.SUPABASE_SECRET_KEY)
  await auth.admin.createUser({ email, password: 'first-password', email_confirm: true })
  await (await pageSupabase()).auth.signInWithPassword({ email, password: 'first-password' })
  expect(jar.get(cookie)).toMatch(/^base64-/)

  const { status } = await post(signOut, formOf({ scope }))

  expect([status, jar.get(cookie)]).toEqual([303, ''])
})

test.each<[string, RequestInit]>([
  ['no body', {}],
  ['JSON', { body: '{"scope":"global"}', headers: { 'content-type': 'application/json' } }],
  ['a broken form', { body: '--a\r\n', headers: { 'content-type': 'multipart/form-data; boundary=a' } }],
])('sign-out with %s ends this session alone', async (_, init) => {
  signIn({ expiresInSeconds: 600 })
  const asked = standInAuth({ '/logout': () => new Response(null, { status: 204 }) })

  const { status } = await post(signOut, init)

  expect(status).toBe(303)
  expect(asked).toEqual([expect.stringMatching(/logout\?scope=local$/)])
})

test('a form for sign-out that is larger than any of ours is refused as that', async () => {
  signIn({ expiresInSeconds: 600 })
  const asked = standInAuth({})

  const { status } = await post(signOut, formOf({ scope: 'local', more: 'x'.repeat(20_000) }))

  expect([status, asked]).toEqual([413, []])
})

test.each<[string, unknown]>([
  ['nothing', {}],
  ['a list', []],
  ['a text', 'x'],
  ['null', null],
  ['the sentence of another link', { msg: 'Confirmation link accepted.' }],
  ['half a session', { access_token: 'a.b.c' }],
])('a link of the type email that is answered by %s is not known to be spent', async (_, answer) => {
  jar.clear()
  standInAuth({ '/verify': () => Response.json(answer) })

  const { status, headers } = await post(verify, formOf({ token_hash: 'abc', type: 'email' }))

  expect([status, headers.get('location')]).toEqual([303, '/sign-in?notice=accounts-unavailable'])
})

test('one of two links that change an address says that the other mailbox must agree', async () => {
  jar.clear()
  standInAuth({ '/verify': () => Response.json({ code: '200', msg: 'Confirmation link accepted.' }) })

  const { headers } = await post(verify, formOf({ token_hash: 'abc', type: 'email_change' }))

  expect(headers.get('location')).toBe('/auth/confirm?confirmed=one')
})

function formOf(fields: Record<string, string>): RequestInit {
  return { body: new URLSearchParams(fields) }
}

async function post(route: { POST: (request: never) => Promise<Response> }, init: RequestInit) {
  const headers = new Headers(init.headers)
  headers.set('origin', site)
  headers.set('cookie', 'cookies=on')
  return route.POST(new Request(`${site}/auth/door`, { ...init, headers, method: 'POST' }) as never)
}

/** Answers for Auth by the end of the path, and returns the requests that it got. */
function standInAuth(answers: Record<string, () => Response>) {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (input: string | URL | Request) => {
    const url = new URL(input instanceof Request ? input.url : input)
    asked.push(url.href)
    const [, answer] = Object.entries(answers).find(([path]) => url.pathname.endsWith(path)) ?? []
    if (!answer) throw new TypeError(`nobody answers at ${url.pathname}`)
    return answer()
  })
  return asked
}

function signIn({ expiresInSeconds }: { expiresInSeconds: number }) {
  const session = {
    access_token: 'a.b.c',
    refresh_token: 'the-first-one',
    token_type: 'bearer',
    expires_in: 3600,
    expires_at: Math.round(Date.now() / 1000) + expiresInSeconds,
    user: { id: '3c7bd7c8-9a71-4d7f-8e0e-2d9ad2b02d52', aud: 'authenticated' },
  }
  const value = `base64-${Buffer.from(JSON.stringify(session)).toString('base64url')}`
  jar.clear()
  jar.set(cookie, value)
  return value
}
