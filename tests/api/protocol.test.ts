import { expect, test } from 'vitest'
import * as unknown from '@/app/api/[[...path]]/route'
import * as health from '@/app/api/health/route'
import * as ready from '@/app/api/ready/route'
import * as workspace from '@/app/api/v1/workspaces/[workspaceId]/route'
import * as workspaces from '@/app/api/v1/workspaces/route'
import { BODY_LIMIT_BYTES } from '@/lib/http/body'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'
import { createMember, createUser, tokenFor } from '../support/people'
import { pathsOf, send } from '../support/send'

test('an answer has data or an error, never both, and always the request id that its header has', async () => {
  const ada = await createUser()

  const fine = await send(workspaces.GET, { as: ada })
  const refused = await send(workspaces.GET)

  expect(Object.keys(JSON.parse(fine.text))).toEqual(['data', 'meta'])
  expect(Object.keys(JSON.parse(refused.text))).toEqual(['error', 'meta'])
  for (const { headers, meta } of [fine, refused]) expect(headers.get('x-request-id')).toBe(meta.requestId)
})

test('a request id that the client sends comes back, one that could harm a log does not', async () => {
  const kept = await send(health.GET, { headers: { 'x-request-id': 'client-chosen-0001' } })
  const replaced = await send(health.GET, { headers: { 'x-request-id': 'a"} {"level":60' } })

  expect(kept.meta.requestId).toBe('client-chosen-0001')
  expect(replaced.meta.requestId).toMatch(/^[0-9a-f-]{36}$/)
})

test.each(['PUT', 'PATCH', 'DELETE'] as const)(
  '%s where it is not served answers 405 and what is',
  async (method) => {
    const { status, headers, error } = await send(workspaces[method], { method })

    expect({ status, allow: headers.get('allow'), code: error.code }).toEqual({
      status: 405,
      allow: 'GET, POST, HEAD, OPTIONS',
      code: 'method_not_allowed',
    })
  },
)

test('OPTIONS says what a resource serves', async () => {
  const { status, headers, text } = await send(workspace.OPTIONS, {
    method: 'OPTIONS',
    params: { workspaceId: 'any' },
  })

  expect({ status, allow: headers.get('allow'), text }).toEqual({
    status: 204,
    allow: 'GET, PATCH, DELETE, HEAD, OPTIONS',
    text: '',
  })
})

test('HEAD answers like GET, without the body', async () => {
  const ada = await createUser()

  const get = await send(workspaces.GET, { as: ada })
  const head = await send(workspaces.HEAD, { as: ada, method: 'HEAD' })
  const refused = await send(workspaces.HEAD, { method: 'HEAD' })

  expect({ status: head.status, text: head.text, type: head.headers.get('content-type') }).toEqual({
    status: 200,
    text: '',
    type: get.headers.get('content-type'),
  })
  expect(refused.status).toBe(401)
})

test('HEAD of a file has its headers, and begins to make no file', async () => {
  const ada = await createUser()
  let begun = false
  async function* content() {
    begun = true
    yield Buffer.from('all of it')
  }
  const { GET, HEAD } = resource({
    GET: route({ id: 'probe', summary: 'Probe.', returnsFile: 'text/plain' }, async () => ({
      name: 'all.txt',
      content: content(),
    })),
  })

  const head = await send(HEAD, { as: ada, method: 'HEAD', headers: { accept: 'text/plain' } })
  const begunByHead = begun
  const get = await send(GET, { as: ada, headers: { accept: 'text/plain' } })

  expect([head.headers.get('content-disposition'), begunByHead]).toEqual([
    expect.stringContaining('filename="all.txt"'),
    false,
  ])
  expect([get.text, begun]).toEqual(['all of it', true])
})

test.each([
  ['text/html', 406],
  ['application/json;q=0', 406],
  ['application/json', 200],
  ['text/html, application/*;q=0.8', 200],
  ['*/*', 200],
])('a client that accepts %s gets %i', async (accept, expected) => {
  const ada = await createUser()

  const { status } = await send(workspaces.GET, { as: ada, headers: { accept } })

  expect(status).toBe(expected)
})

test.each([
  ['another type', { 'content-type': 'text/plain' }, '{"name":"Acme"}', 415, 'unsupported_media_type'],
  [
    'a form',
    { 'content-type': 'application/x-www-form-urlencoded' },
    'name=Acme',
    415,
    'unsupported_media_type',
  ],
  ['broken JSON', {}, '{"name":', 400, 'malformed'],
  ['no JSON at all', {}, '', 400, 'malformed'],
  ['too much', {}, JSON.stringify({ name: 'x'.repeat(BODY_LIMIT_BYTES) }), 413, 'payload_too_large'],
  ['a list', {}, '[]', 422, 'invalid_request'],
])('a body that is %s is refused as such', async (_, headers, body, status, code) => {
  const ada = await createUser()

  const answer = await send(workspaces.POST, { as: ada, headers, body })

  expect({ status: answer.status, code: answer.error.code }).toEqual({ status, code })
})

test.each(['a\u0000b', 'a\ud800', '\udc00'])(
  'a character that Postgres cannot store is the client’s error, by the name of its field: %j',
  async (text) => {
    const ada = await createUser()

    const inField = await send(workspaces.POST, { as: ada, body: { name: text } })
    const inPart = await send(workspaces.POST, { as: ada, body: { name: 'a', more: [{ text }] } })
    const inName = await send(workspaces.POST, { as: ada, body: { name: 'a', more: { [text]: 1 } } })

    expect([inField, inPart, inName].map(({ status, error }) => [status, error.code])).toEqual(
      Array.from({ length: 3 }, () => [422, 'invalid_request']),
    )
    expect([inField, inPart, inName].map(pathsOf)).toEqual([
      ['body.name'],
      ['body.more.0.text'],
      ['body.more'],
    ])
  },
)

test.each(['%FF', '%ED%A0%80', 'a%C3'])(
  'a parameter that is no text is refused by its name: %s',
  async (text) => {
    const ada = await createUser()
    const request = new Request(`http://localhost:3000/api/v1/workspaces?limit=1&cursor=${text}`, {
      headers: { authorization: `Bearer ${await tokenFor(ada)}` },
    })

    const answer = await workspaces.GET(request, { params: Promise.resolve({}) })

    expect(answer.status).toBe(422)
    expect(pathsOf(await answer.json())).toEqual(['query.cursor'])
  },
)

test.each([
  ['an unknown parameter', { color: 'red' }, 'query.color'],
  ['a page too large', { limit: '101' }, 'query.limit'],
  ['no page at all', { limit: '0' }, 'query.limit'],
  ...['', ' 10', '10 ', '+5', '-5', '10.0', '1e1', '0x10', '１０', '1_0', 'ten', '9'.repeat(400)].map(
    (limit): [string, Record<string, string>, string] => [
      `the page size ${JSON.stringify(limit)}`,
      { limit },
      'query.limit',
    ],
  ),
  ['a foreign cursor', { cursor: 'bm90IG91cnM' }, 'query.cursor'],
])('%s is refused by its name', async (_, query, path) => {
  const ada = await createUser()

  const { status, error } = await send(workspaces.GET, { as: ada, query })

  expect({ status, paths: error.details.map((detail: { path: string }) => detail.path) }).toEqual({
    status: 422,
    paths: [path],
  })
})

test('a repeated parameter is refused, not guessed', async () => {
  const { queryOf } = await import('@/lib/http/parse')

  expect(() => queryOf('http://localhost/?limit=1&limit=2')).toThrow(
    expect.objectContaining({ code: 'invalid_request' }),
  )
})

test('no answer names more than a hundred refused fields, however many there are', async () => {
  const ada = await createUser()
  const query = Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`q${n}`, 'x']))

  const { status, error } = await send(workspaces.GET, { as: ada, query })

  expect([status, error.details.length]).toEqual([422, 100])
})

test('an unknown path answers in the same envelope', async () => {
  const { status, error, meta } = await send(unknown.GET, { params: { path: 'nowhere' } })

  expect({ status, code: error.code, requestId: meta.requestId }).toEqual({
    status: 404,
    code: 'not_found',
    requestId: expect.any(String),
  })
})

test('no answer may be kept by a cache in between', async () => {
  const ada = await createMember()

  const { headers } = await send(workspace.GET, { as: ada, params: { workspaceId: ada.workspaceId } })

  expect(headers.get('cache-control')).toBe('private, no-store')
})

test('the process is healthy and ready to serve', async () => {
  const [alive, able] = [await send(health.GET), await send(ready.GET)]

  expect({ status: alive.status, data: alive.data }).toEqual({
    status: 200,
    data: { status: 'ok', build: 'development' },
  })
  expect({ status: able.status, data: able.data }).toEqual({
    status: 200,
    data: { database: 'ok', authKeys: 'ok' },
  })
})
