import { expect, test, vi } from 'vitest'
import * as me from '@/app/api/v1/me/route'
import { jar, page, refused } from '../support/page-request'
import { createUser, tokenFor } from '../support/people'
import { send } from '../support/send'

const signOut = await import('@/app/auth/sign-out/route')
const { requirePageCaller, visitingCaller } = await import('@/lib/auth/page-caller')
const { changeAccountAction } = await import('@/app/(workspace)/account/actions')

const unchecked: [string, () => Response][] = [
  ['too many requests from one address', () => refused(429, 'over_request_rate_limit')],
  ['too many requests, said by a gateway', () => page(429)],
  ['a firewall that refuses', () => page(403)],
  ['a code that nobody has heard of', () => refused(400, 'something_new')],
]

test.each(unchecked)('the API: %s is 503 with Retry-After, and changes no cookie', async (_, answer) => {
  const cookie = await expiredSession()
  standInAuth(answer)

  const { status, headers, error } = await send(me.GET, {
    headers: { cookie: `${cookie.name}=${cookie.value}` },
  })

  expect({ status, error }).toEqual({
    status: 503,
    error: { code: 'unavailable', message: 'Sign-in cannot be checked right now.' },
  })
  expect(headers.get('retry-after')).toBe('2')
  expect(headers.getSetCookie()).toEqual([])
})

test('the API: a session that is over is 401, and its cookie goes', async () => {
  const cookie = await expiredSession()
  standInAuth(() => refused(400, 'refresh_token_not_found'))

  const { status, headers } = await send(me.GET, { headers: { cookie: `${cookie.name}=${cookie.value}` } })

  expect(status).toBe(401)
  expect(headers.getSetCookie()[0]).toMatch(new RegExp(`^${cookie.name}=;.*Max-Age=0`))
})

test('the API: a session that a parallel request has renewed keeps its cookie', async () => {
  const cookie = await expiredSession()
  standInAuth(() => refused(400, 'refresh_token_already_used'))

  const { status, headers } = await send(me.GET, { headers: { cookie: `${cookie.name}=${cookie.value}` } })

  expect(status).toBe(401)
  expect(headers.getSetCookie()).toEqual([])
})

test('the API: who is signed in again once Auth answers keeps the session', async () => {
  const cookie = await expiredSession()
  const ada = await createUser()
  const answers = [() => refused(429, 'over_request_rate_limit'), () => Response.json(sessionOf(token))]
  const token = await tokenFor(ada)
  standInAuth(() => answers.shift()!())
  const ask = () => send(me.GET, { headers: { cookie: `${cookie.name}=${cookie.value}` } })

  const [limited, served] = [await ask(), await ask()]

  expect([limited.status, served.status]).toEqual([503, 200])
  expect(served.headers.getSetCookie()[0]).toContain(`${cookie.name}=base64-`)
})

test.each(unchecked)(
  'a page: %s changes no cookie, and says that sign-in cannot be checked',
  async (_, answer) => {
    const cookie = await expiredSession()
    jar.set(cookie.name, cookie.value)
    standInAuth(answer)

    const caller = requirePageCaller()

    await expect(caller).rejects.toMatchObject({
      code: 'unavailable',
      digest: expect.stringMatching(/^sign-in-unchecked /),
    })
    expect(await visitingCaller()).toBeUndefined()
    expect([...jar]).toEqual([[cookie.name, cookie.value]])
  },
)

test.each(unchecked)('an action: %s changes no cookie', async (_, answer) => {
  const cookie = await expiredSession()
  jar.set(cookie.name, cookie.value)
  standInAuth(answer)

  await expect(changeAccountAction({}, new FormData())).rejects.toMatchObject({ code: 'unavailable' })

  expect([...jar]).toEqual([[cookie.name, cookie.value]])
})

test('sign-out is 503 with Retry-After when Auth takes no more requests, and changes no cookie', async () => {
  const cookie = await expiredSession()
  jar.set(cookie.name, cookie.value)
  standInAuth(() => refused(429, 'over_request_rate_limit'))

  const { status, headers } = await signOut.POST(ownPost('/auth/sign-out'))

  expect(status).toBe(503)
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  expect([...jar]).toEqual([[cookie.name, cookie.value]])
})

function ownPost(path: string) {
  return new Request(`http://localhost:3000${path}`, {
    method: 'POST',
    headers: { origin: 'http://localhost:3000', host: 'localhost:3000' },
    body: new FormData(),
  })
}

/** Auth alone: the key set comes from where it always does. */
function standInAuth(answer: () => Response) {
  const real = fetch
  vi.stubGlobal('fetch', async (input: string | URL | Request, init?: RequestInit) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input)
    return pathname.endsWith('/token') ? answer() : real(input, init)
  })
}

function sessionOf(token: string) {
  const user = { id: '3c7bd7c8-9a71-4d7f-8e0e-2d9ad2b02d52', aud: 'authenticated' }
  return { access_token: token, refresh_token: 'the-next-one', token_type: 'bearer', expires_in: 3600, user }
}

async function expiredSession() {
  const session = { ...sessionOf('a.b.c'), expires_at: Math.round(Date.now() / 1000) - 10 }
  const project = new URL(process.env.NEXT_PUBLIC_SUPABASE_URL!).hostname.split('.')[0]
  jar.clear()
  return {
    name: `sb-${project}-auth-token`,
    value: `base64-${Buffer.from(JSON.stringify(session)).toString('base64url')}`,
  }
}
