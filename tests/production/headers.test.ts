import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer } from '../../scripts/production/server'
import { rawRequest } from './raw-request'

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

test.each([
  '/auth/confirm?token_hash=a&type=email',
  '/auth/callback?code=a',
  `/invitations/inv_${'a'.repeat(43)}`,
  `/invitations/stop/${'a'.repeat(43)}.${'b'.repeat(43)}`,
])('%s is a secret: no cache keeps it, no other site is told it, no search engine lists it', async (path) => {
  const { status, headers } = await fetch(server.url + path)

  expect(status).toBe(200)
  expect(Object.fromEntries(headers)).toMatchObject({
    ...onEveryAnswer,
    'referrer-policy': 'same-origin',
    'cache-control': expect.stringMatching(/^private, .*no-store/),
    'x-robots-tag': 'noindex',
  })
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

const pages = [
  ...[
    '/',
    '/sign-in',
    '/docs/api',
    '/docs/api?a=b',
    '/no-such-page',
    '/apiary',
    '/api-docs',
    '/API/health',
    '/apis/x',
  ],
  ...['/icon', '/iconfoo', '/icon/x', '/icon.svgx', '/icon.svg/x', '/xicon.svg', '/Icon.svg'],
  ...[
    '/apple-icon',
    '/apple-iconx',
    '/apple-icon.pngx',
    '/apple-icon.png/x',
    '/apple-icon/x',
    '/apple-touch-icon.png',
  ],
  ...['/favicon', '/favicon.icox', '/favicon.ico/x', '/faviconXico', '/Favicon.ico', '/x/favicon.ico'],
  ...['/robots', '/robots.txtx', '/robots.txt/x', '/robotsXtxt', '/robots.txt.json', '/x/robots.txt'],
  ...['/sitemap', '/sitemap.xmlx', '/sitemap.xml/x', '/sitemapXxml', '/sitemap/0.xml', '/x/sitemap.xml'],
  ...[
    '/_next',
    '/_next/foo',
    '/_next/static',
    '/_next/staticx',
    '/_next/imagex',
    '/_next/image/x',
    '/_next/webpack-hmr',
  ],
  ...[
    '/_next/data',
    '/_next/data/x.json',
    '/_next/data/b/index.json',
    '/_next/static/../foo',
    '/%5Fnext/foo',
    '/_nextfoo',
  ],
  ...[
    '/x/_next/static/x.js',
    '/x/api/health',
    '/_error',
    '/_not-found',
    '/404',
    '/500',
    '/index',
    '/static/x',
    '/%zz',
  ],
  ...[
    '/.well-known/x',
    '/manifest.webmanifest',
    '/humans.txt',
    '/a.js',
    '/a.js.map',
    '/api%2Fhealth',
    '/robots%2Etxt',
  ],
]

test.each(pages)('%s is a page, and so has its policy and a request id', async (path) => {
  const { status, headers } = await rawRequest(server.url, path, { 'user-agent': 'Firefox' })

  expect([200, 404]).toContain(status)
  expect(headers).toMatchObject({
    'content-type': expect.stringContaining('text/html'),
    'content-security-policy': expect.stringContaining("'strict-dynamic'"),
    'reporting-endpoints': 'csp="/api/csp-reports"',
    'x-request-id': expect.stringMatching(/^[\da-f-]{36}$/),
  })
})

test.each([
  ['/favicon.ico', 'image/x-icon'],
  ['/icon.svg', 'image/svg+xml'],
  ['/icon.svg?v=1', 'image/svg+xml'],
  ['/apple-icon.png', 'image/png'],
  ['/robots.txt', 'text/plain'],
  ['/sitemap.xml', 'application/xml'],
])('%s is a file, and no page is prepared for it', async (path, type) => {
  const { status, headers } = await rawRequest(server.url, path)

  expect([status, headers['content-type']]).toEqual([200, type])
  expect(headers).not.toHaveProperty('x-request-id')
  expect(headers).toMatchObject(onEveryAnswer)
})

test.each(['/api', '/api/health', '/api/no-such-route', '/api/v1/workspaces', '/api?a=b'])(
  '%s is the API, which answers for itself',
  async (path) => {
    const { headers } = await rawRequest(server.url, path)

    expect(headers).toMatchObject({
      'content-type': expect.stringContaining('json'),
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    })
  },
)

test('the files that tools look for are prepared as no page, and an unknown one is a missing page', async () => {
  await using contact = await startServer({ SECURITY_CONTACT: 'mailto:security@plinth.example' })
  const ask = (url: string, path: string) => rawRequest(url, `/.well-known/${path}`)

  const [text, none, password, unknown] = [
    await ask(contact.url, 'security.txt'),
    await ask(server.url, 'security.txt'),
    await ask(server.url, 'change-password'),
    await ask(server.url, 'resource-that-should-not-exist-whose-status-code-should-not-be-200'),
  ]

  expect([text.status, none.status, password.status, unknown.status]).toEqual([200, 404, 303, 404])
  expect(password.headers.location).toBe('/account')
  for (const { headers } of [text, none, password]) expect(headers).not.toHaveProperty('reporting-endpoints')
})

test('the page of a visitor names every icon', async () => {
  const page = await (await fetch(server.url)).text()

  for (const icon of ['/favicon.ico', '/icon.svg', '/apple-icon.png']) expect(page).toContain(`href="${icon}`)
})

test('crawlers are led to the public pages, by the address that this server was given', async () => {
  const site = 'https://plinth.example'
  await using elsewhere = await startServer({ NEXT_PUBLIC_SITE_URL: site })
  const read = async (path: string) => (await fetch(elsewhere.url + path)).text()

  const robots = await read('/robots.txt')
  const listed = [...(await read('/sitemap.xml')).matchAll(/<loc>(.+?)<\/loc>/g)].map(([, url]) => url!)

  expect(robots).toContain(`Sitemap: ${site}/sitemap.xml`)
  const closed = [...robots.matchAll(/^Disallow: (.+)$/gm)].map(([, path]) => path!)
  expect(closed).toEqual(expect.arrayContaining(['/api/', '/invitations/', '/w/', '/workspaces']))
  expect(listed).toEqual(
    expect.arrayContaining([
      `${site}/`,
      `${site}/docs/api`,
      `${site}/docs/api/errors`,
      `${site}/docs/api/resources/workspaces`,
      `${site}/sign-in`,
      `${site}/sign-up`,
    ]),
  )
  for (const url of listed) {
    const path = url.slice(site.length)
    expect((await fetch(elsewhere.url + path, { redirect: 'manual' })).status).toBe(200)
    expect(closed.filter((start) => path.startsWith(start))).toEqual([])
  }
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
