import { expect, test, vi } from 'vitest'
import { createUser } from '../support/people'
import { type Handler, send } from '../support/send'
import { sessionCookies } from '../support/session-cookies'

const partner = 'https://app.partner.example'
process.env.API_ALLOWED_ORIGINS = `${partner}, http://localhost:5173`

const workspaces = await import('@/app/api/v1/workspaces/route')
const document = await import('@/app/api/v1/openapi.json/route')
const health = await import('@/app/api/health/route')

const path = '/v1/workspaces'
const corsOf = ({ headers }: { headers: Headers }) =>
  Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control-')))

const preflight = (origin: string, method = 'POST') =>
  send(workspaces.OPTIONS, {
    method: 'OPTIONS',
    path,
    headers: {
      origin,
      'access-control-request-method': method,
      'access-control-request-headers': 'authorization, content-type, idempotency-key',
    },
  })

test('a preflight of a named origin is told methods and headers, and nothing of cookies', async () => {
  const answer = await preflight(partner)

  expect(answer.status).toBe(204)
  expect(corsOf(answer)).toEqual({
    'access-control-allow-origin': partner,
    'access-control-allow-methods': 'GET, POST, HEAD, OPTIONS',
    'access-control-allow-headers':
      'authorization, content-type, idempotency-key, if-match, if-none-match, x-request-id',
    'access-control-expose-headers': expect.any(String),
    'access-control-max-age': '600',
  })
})

test('a script of a named origin reads an answer to its own credential, a refusal too, with the headers that it needs', async () => {
  const ada = await createUser()
  const headers = { origin: partner }

  const answers = [
    await send(workspaces.GET, { as: ada, path, headers }),
    await send(workspaces.GET, { path, headers }),
  ]

  expect(answers.map(({ status }) => status)).toEqual([200, 401])
  for (const answer of answers) {
    const { 'access-control-expose-headers': exposed, ...rest } = corsOf(answer)
    expect(rest).toEqual({ 'access-control-allow-origin': partner })
    expect(exposed!.split(', ')).toEqual(
      expect.arrayContaining([
        'etag',
        'location',
        'link',
        'retry-after',
        'x-request-id',
        'ratelimit',
        'www-authenticate',
      ]),
    )
    expect(answer.headers.get('vary')).toBe('Accept, Origin')
  }
})

test.each([
  'https://evil.example',
  `${partner}.evil.example`,
  'http://app.partner.example',
  `${partner}:8443`,
  'null',
  '*',
])('the origin %s is allowed nothing, and no cache mixes the two up', async (origin) => {
  const ada = await createUser()

  const answers = [
    await preflight(origin),
    await send(workspaces.GET, { as: ada, path, headers: { origin } }),
    await send(document.GET, { path: '/v1/openapi.json', headers: { origin } }),
  ]

  expect(answers.map(corsOf)).toEqual([{}, {}, {}])
  for (const { headers } of answers) expect(headers.get('vary')).toContain('Origin')
})

test('a session cookie opens nothing to a named origin, neither to read nor to write', async () => {
  const [cookie] = await sessionCookies(await createUser())
  const headers = { origin: partner, cookie: `${cookie!.name}=${cookie!.value}` }

  const read = await send(workspaces.GET, { path, headers })
  const write = await send(workspaces.POST, { path, headers, body: { name: 'Acme' } })

  expect([corsOf(read), corsOf(write), write.status]).toEqual([{}, {}, 403])
})

test('an address outside of the versioned API is open to no other origin', async () => {
  const answer = await send(health.GET, { path: '/health', headers: { origin: partner } })

  expect([corsOf(answer), answer.headers.get('vary')]).toEqual([{}, 'Accept'])
})

test('without named origins there are none', async () => {
  vi.stubEnv('API_ALLOWED_ORIGINS', '')
  vi.resetModules()
  const closed = (await import('@/app/api/v1/workspaces/route')) as { GET: Handler; OPTIONS: Handler }
  const headers = { origin: partner, 'access-control-request-method': 'GET' }

  const answers = [
    await send(closed.GET, { path, headers }),
    await send(closed.OPTIONS, { method: 'OPTIONS', path, headers }),
  ]

  vi.unstubAllEnvs()
  expect(answers.map(corsOf)).toEqual([{}, {}])
})
