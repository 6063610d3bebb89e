import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer } from '../support/server'

let server: Awaited<ReturnType<typeof startServer>>
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

test.each([
  ['a page', '/'],
  ['a missing page', '/no-such-page'],
  ['an API answer', '/api/health'],
  ['a missing API route', '/api/no-such-route'],
  ['a refused API request', '/api/v1/workspaces'],
])('%s carries the security headers', async (_, path) => {
  const { headers } = await fetch(server.url + path)

  expect(Object.fromEntries(headers)).toMatchObject(onEveryAnswer)
})

test('a static file carries the security headers', async () => {
  const page = await (await fetch(server.url)).text()
  const [script] = /\/_next\/static\/[^"]+\.js/.exec(page) ?? []

  const { status, headers } = await fetch(server.url + script)

  expect(status).toBe(200)
  expect(Object.fromEntries(headers)).toMatchObject(onEveryAnswer)
})

test('an API answer may load nothing, be framed by nobody and stay in no cache', async () => {
  const { headers } = await fetch(`${server.url}/api/health`)

  expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'")
  expect(headers.get('cache-control')).toContain('no-store')
})

test('a page runs only scripts that carry the nonce of this one request', async () => {
  const [first, second] = await Promise.all([fetch(server.url), fetch(server.url)])

  const [one, other] = [first, second].map(scriptSources)
  expect(one).toEqual(["'self'", expect.stringMatching(/^'nonce-[\w+/]{22}=='$/), "'strict-dynamic'"])
  expect(one?.[1]).not.toBe(other?.[1])
  const nonce = /'nonce-(.+)'/.exec(one![1]!)![1]
  const scripts = (await first.text()).match(/<script[^>]*>/g)!
  expect(scripts.length).toBeGreaterThan(1)
  expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([])
})

test('a well-formed request id is kept, and any other replaced', async () => {
  const ask = async (id: string) =>
    (await fetch(server.url, { headers: { 'x-request-id': id } })).headers.get('x-request-id')

  expect(await ask('from-the-load-balancer-1')).toBe('from-the-load-balancer-1')
  expect(await ask('<script>')).toMatch(/^[\da-f-]{36}$/)
})

function scriptSources({ headers }: Response) {
  return /script-src ([^;]+)/.exec(headers.get('content-security-policy') ?? '')?.[1]?.split(' ')
}

const onEveryAnswer = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': expect.stringContaining('camera=()'),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'strict-transport-security': expect.stringContaining('max-age=63072000'),
}
