import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer } from '../../scripts/production/server'
import { formIn } from './plain-forms'
import { rawRequest } from './raw-request'

const site = 'https://plinth.example'

let server: Awaited<ReturnType<typeof startServer>>
beforeAll(async () => {
  server = await startServer({ NEXT_PUBLIC_SITE_URL: site, TRUSTED_PROXY_HOPS: '1', LOG_LEVEL: 'info' })
})
afterAll(() => server.stop())

/** A form of sign-in as a proxy hands it on. The Auth server is away, which the page tells: its action has run. */
async function post(headers: Record<string, string>) {
  const page = await rawRequest(server.url, '/sign-in')
  const form = new Response(formIn(page.body, { email: 'ada@example.com', password: 'a-typed-password' }))
  const probe = page.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
  return rawRequest(
    server.url,
    '/sign-in',
    { 'content-type': form.headers.get('content-type')!, cookie: probe, ...headers },
    Buffer.from(await form.arrayBuffer()),
  )
}

const behindTls = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.7' }

test.each([
  ['the host of the site', { host: 'plinth.example', origin: site }],
  ['a host that the proxy rewrote', { host: 'app.internal:3000', origin: site }],
  ['a host whose port the proxy added', { host: 'plinth.example:443', origin: site }],
  [
    'a forwarded host of its own',
    { host: 'app.internal', 'x-forwarded-host': 'edge.internal', origin: site },
  ],
  [
    'an origin that the browser hides',
    { host: 'app.internal', origin: 'null', 'sec-fetch-site': 'same-origin' },
  ],
  ['a client that is no browser', { host: 'app.internal' }],
])('a form of ours runs with %s', async (_, headers) => {
  const { status, body } = await post({ ...behindTls, ...headers })

  expect(status).toBe(200)
  expect(body.includes('Sign-in is unavailable right now.')).toBe(true)
  expect(server.output.stderr).not.toContain('does not match')
})

test.each([
  ['another site', { host: 'plinth.example', origin: 'https://evil.example' }],
  ['our site without TLS', { host: 'app.internal', origin: 'http://plinth.example' }],
  ['a site that hides', { host: 'plinth.example', origin: 'null', 'sec-fetch-site': 'cross-site' }],
  ['a site that hides from an old browser', { host: 'plinth.example', origin: 'null' }],
])('a form of %s is refused with 403, whatever the host', async (_, headers) => {
  expect((await post({ ...behindTls, ...headers })).status).toBe(403)
})
