import { NextRequest } from 'next/server'
import { beforeAll, expect, test, vi } from 'vitest'
import { createUser, tokenFor } from '../../support/people'
import { sessionCookies } from '../../support/session-cookies'
import { someAddress } from '../../support/addresses'
import { owner } from '../../support/owner'

process.env.TRUSTED_PROXY_HOPS = '1'

const { proxy } = await import('@/proxy')
const { counterKey, quotas } = await import('@/lib/limits/quotas')
const { rememberCount } = await import('@/lib/limits/recent-counts')
const { tokenCaller } = await import('@/lib/auth/session')
const { log } = await import('@/lib/observability/log')

// A page verifies its session, and loads the key set with that.
beforeAll(async () => {
  await tokenCaller(await tokenFor(await createUser()), 'cookie', 'a-request')
})

type Asked = {
  address?: string
  cookies?: { name: string; value: string }[]
  headers?: object
  method?: string
}

async function visit({ address = someAddress(), cookies = [], headers = {}, method = 'GET' }: Asked) {
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const asked = new NextRequest('http://localhost:3000/workspaces', {
    method,
    headers: { 'x-forwarded-for': address, cookie, ...headers },
  })
  return proxy(asked)
}

const isPage = (response: Response) => response.headers.has('x-middleware-next')

/** Leaves so many pages of a limit, in a window that has just begun. */
function leavePages(remaining: number, quota: typeof quotas.byCaller.page, subject: string) {
  rememberCount(counterKey(quota, subject), { used: quota.limit - remaining, resetMs: 60_000 })
}

test('a visitor reads pages up to the limit of their address, and is then told when to come back', async () => {
  const address = someAddress()
  leavePages(1, quotas.byAddress.page, address)

  const [last, refused] = [await visit({ address }), await visit({ address })]
  const elsewhere = await visit({})

  expect([last, refused, elsewhere].map(isPage)).toEqual([true, false, true])
  expect(refused.status).toBe(429)
  expect(refused.headers.get('retry-after')).toMatch(/^(60|59)$/)
  expect(refused.headers.get('x-request-id')).toMatch(/.{8}/)
})

test('a signed-in person has one limit for pages and Server Actions, from any address', async () => {
  const [ada, grace] = [await createUser(), await createUser()]
  const [cookies, others] = [await sessionCookies(ada), await sessionCookies(grace)]
  leavePages(2, quotas.byCaller.page, `user ${ada.userId}`)

  const statuses: number[] = []
  for (const method of ['GET', 'POST', 'GET', 'POST'])
    statuses.push((await visit({ cookies, method })).status)
  const other = await visit({ cookies: others })

  expect(statuses).toEqual([200, 200, 429, 429])
  expect(isPage(other)).toBe(true)
})

test('a forged session uses up no limit of its person', async () => {
  const ada = await createUser()
  const [cookie] = await sessionCookies(ada)
  const session = JSON.parse(Buffer.from(cookie!.value.slice(7), 'base64url').toString())
  const forged = { ...session, access_token: `${session.access_token.slice(0, -8)}AAAAAAAA` }
  const value = `base64-${Buffer.from(JSON.stringify(forged)).toString('base64url')}`
  leavePages(1, quotas.byCaller.page, `user ${ada.userId}`)

  await visit({ cookies: [{ name: cookie!.name, value }] })
  await visit({ cookies: [{ name: cookie!.name, value }] })

  expect(isPage(await visit({ cookies: [cookie!] }))).toBe(true)
})

test.each([
  ['en', 'Too many requests', { 'accept-language': 'fr, en' }],
  ['de', 'Zu viele Anfragen', { 'accept-language': 'de' }],
  ['de', 'Zu viele Anfragen', { cookie: 'locale=de' }],
])(
  'the refusal is a page in the language of the visitor (%s), which loads nothing',
  async (lang, text, headers) => {
    const address = someAddress()
    leavePages(0, quotas.byAddress.page, address)

    const refused = await visit({ address, headers })

    expect(await refused.text()).toMatch(
      new RegExp(`^<!doctype html><html lang="${lang}">.*<h1>${text}</h1>`),
    )
    expect(Object.fromEntries(refused.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'cache-control': 'private, no-store',
    })
  },
)

test('a refusal is one line in the log, and a page is none', async () => {
  const warn = vi.spyOn(log, 'warn')
  const ada = await createUser()
  const cookies = await sessionCookies(ada)
  leavePages(1, quotas.byCaller.page, `user ${ada.userId}`)

  await visit({ cookies })
  const refused = await visit({ cookies })

  expect(warn.mock.calls).toEqual([
    [
      {
        requestId: refused.headers.get('x-request-id'),
        method: 'GET',
        path: '/workspaces',
        userId: ada.userId,
      },
      'a page was refused',
    ],
  ])
})

test('pages leave no counter in Postgres', async () => {
  const cookies = await sessionCookies(await createUser())
  const before = await owner.query('select from private.rate_limits')

  await visit({ cookies })

  expect((await owner.query('select from private.rate_limits')).rows).toEqual(before.rows)
})

test('a fast person with pages read ahead stays far below the limit', () => {
  const [clicksPerSecond, readAheadPerClick, reloadsPerSecond] = [2, 4, 1]

  const pages = 60 * (clicksPerSecond * (1 + readAheadPerClick) + reloadsPerSecond)

  expect(quotas.byCaller.page.limit).toBeGreaterThanOrEqual(1.5 * pages)
  expect(quotas.byAddress.page.limit).toBeGreaterThanOrEqual(5 * quotas.byCaller.page.limit)
})
